/** Which texts the lake keeps: whatever is Unicode, without U+0000. */
import type { SanityClient } from '@sanity/client'
import { fc } from '../../support/fast-check.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../../studio/lake/store/database.ts'
import { anyText } from '../../support/any-text.ts'
import { postData } from '../../support/post.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(async () => {
  await lake.stop()
})

const errorBody = z.object({
  error: z.object({
    type: z.string(),
    description: z.string(),
    items: z.array(z.object({ index: z.number() })),
  }),
})

const BROKEN = ['a\ud800b', 'a\udc00', '\ud83d', 'a\u0000b', '\ud83d\ude00\ude00']

describe('a text that is none', () => {
  it.each(BROKEN)('is refused in a mutation, which the error names: %j', async (title) => {
    const response = await postData(lake, 'mutate/production', {
      mutations: [{ create: { _id: 'good', _type: 'page' } }, { create: { _type: 'page', seo: { title } } }],
    })
    expect(response.status).toBe(400)
    const { error } = errorBody.parse(await response.json())
    expect(error).toMatchObject({ type: 'mutationError', items: [{ index: 1 }] })
    expect(error.description).toContain('"seo.title"')
    expect(await client.getDocument('good')).toBeUndefined()
  })

  it('is refused as the name of an attribute', async () => {
    const response = await postData(lake, 'mutate/production', {
      mutations: [{ create: { _type: 'page', 'a\ud800': 1 } }],
    })
    expect(response.status).toBe(400)
  })

  it('is refused in an action', async () => {
    const attributes = { _id: 'drafts.acted', _type: 'page', title: 'a\ud800b' }
    const response = await postData(lake, 'actions/production', {
      actions: [
        { actionType: 'sanity.action.document.create', publishedId: 'acted', attributes, ifExists: 'fail' },
      ],
    })
    expect(response.status).toBe(400)
    expect(errorBody.parse(await response.json()).error.type).toBe('actionError')
  })

  it('is refused where a patch sets it, and what was there stays', async () => {
    await client.createOrReplace({ _id: 'smile', _type: 'page', title: '😀' })
    const response = await postData(lake, 'mutate/production', {
      mutations: [{ patch: { id: 'smile', set: { title: '\ud83d' } } }],
    })
    expect(response.status).toBe(400)
    expect(await client.getDocument('smile')).toMatchObject({ title: '😀' })
  })

  it('is refused in what an upload tells', async () => {
    const address = `${lake.origin}/v1/assets/files/production?filename=a%00b.pdf`
    const response = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${lake.token}` },
      body: 'notulen',
    })
    expect(response.status).toBe(400)
  })

  it('that was stored before can be mended, field by field, and is not published', async () => {
    await client.createOrReplace({ _id: 'drafts.old', _type: 'page', title: 'x', summary: 'y' })
    const database = openDatabase(lake.dataDir)
    database.exec(
      String.raw`UPDATE documents SET body = replace(replace(body, '"x"', '"a\ud800b"'), '"y"', '"c\u0000d"') WHERE id = 'drafts.old'`,
    )
    database.close()
    const publish = {
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.old',
      publishedId: 'old',
    }
    expect((await postData(lake, 'actions/production', { actions: [publish] })).status).toBe(400)
    await client.patch('drafts.old').set({ title: 'Weer goed' }).commit()
    await client.patch('drafts.old').set({ summary: 'Ook goed' }).commit()
    expect((await postData(lake, 'actions/production', { actions: [publish] })).status).toBe(200)
    expect(await client.getDocument('old')).toMatchObject({ title: 'Weer goed', summary: 'Ook goed' })
  })
})

it('keeps every other text as it is', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (title) => {
      const response = await postData(lake, 'mutate/production', {
        mutations: [{ createOrReplace: { _id: 'any', _type: 'page', title } }],
      })
      const isText = title.isWellFormed() && !title.includes('\0')
      expect(response.status).toBe(isText ? 200 : 400)
      if (isText) expect(await client.getDocument('any')).toMatchObject({ title })
    }),
    { numRuns: 60 },
  )
})
