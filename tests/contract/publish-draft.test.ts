/** The Publish button: what it does to the store, on a real lake, and how it looks meanwhile. */
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishButton } from '../../studio/desk/actions/publish-button.ts'
import { publishDraft } from '../../studio/desk/actions/publish-draft.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'
import { documentsOf, madePage as page } from '../support/store-documents.ts'

let lake: RunningLake
let client: SanityClient
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(() => lake.stop())

const { put, get } = documentsOf(() => client)
const valid = () => Promise.resolve(true)
const always = () => true

/** @param id of the published document; both versions as they are now */
async function toPublish(id: string) {
  const [published, draft] = await Promise.all([client.getDocument(id), get(`drafts.${id}`)])
  return { id, published: published ?? null, draft, user: undefined }
}

describe('a draft', () => {
  it('takes the place of what is published', async () => {
    await put(page('drafts.plain', 'gewoon'))
    expect(await publishDraft(client, await toPublish('plain'), valid, always)).toEqual({ kind: 'published' })
    await put(page('drafts.plain', 'gewoon', { title: 'Nieuw' }))
    expect(await publishDraft(client, await toPublish('plain'), valid, always)).toEqual({ kind: 'published' })
    expect(await get('plain')).toMatchObject({ title: 'Nieuw' })
    expect(await client.getDocument('drafts.plain')).toBeUndefined()
  })

  it('at a new address leaves a redirect, and says which', async () => {
    await put(page('moved', 'oud-adres'), page('drafts.moved', 'nieuw-adres'))
    expect(await publishDraft(client, await toPublish('moved'), valid, always)).toEqual({
      kind: 'published',
      moved: { from: '/oud-adres/', to: '/nieuw-adres/' },
    })
    const to = await client.fetch<unknown>('*[_type == "redirect" && from == "/oud-adres/"].to')
    expect(to).toEqual(['/nieuw-adres/'])
  })

  it.each([
    ['that breaks a rule', { title: '' }, valid, { field: 'Titel' }],
    ['that the form finds fault with', {}, () => Promise.resolve(false), undefined],
  ])('%s is refused, and stays a draft', async (_what, fields, isValid, problem) => {
    await put(page('drafts.refused', 'geweigerd', fields))
    const outcome = await publishDraft(client, await toPublish('refused'), isValid, always)
    expect(outcome).toMatchObject({ kind: 'refused', problem })
    expect(await client.getDocument('refused')).toBeUndefined()
  })

  it('is not sent once it is not wanted any more', async () => {
    await put(page('drafts.unwanted', 'toch-niet'))
    const outcome = await publishDraft(client, await toPublish('unwanted'), valid, () => false)
    expect(outcome).toEqual({ kind: 'cancelled' })
    expect(await client.getDocument('unwanted')).toBeUndefined()
  })

  it.each(['drafts.raced', 'raced'])(
    'is not published where a colleague has changed %s meanwhile',
    async (changed) => {
      for (const slug of ['zelfde', 'ander']) {
        await put(page('raced', 'zelfde'), page('drafts.raced', slug))
        const seen = await toPublish('raced')
        await client.patch(changed).set({ title: 'Van een collega' }).commit({ visibility: 'sync' })
        await expect(publishDraft(client, seen, valid, always)).rejects.toMatchObject({ statusCode: 409 })
        expect(await get(changed)).toMatchObject({ title: 'Van een collega' })
        expect(await get('raced')).toMatchObject({ slug: { current: 'zelfde' } })
      }
    },
  )
})

describe('the button', () => {
  const operation = { start: () => undefined, cancel: () => undefined }

  it.each([
    ['idle', false, false, false],
    ['idle', true, false, true],
    // It then opens the panel that says what is wrong.
    ['idle', true, true, false],
    ['waiting', false, false, true],
    ['waiting', false, true, true],
    ['sent', false, false, true],
    ['asking', false, false, true],
  ] as const)(
    'where it is %s, the Studio’s own disabled: %s and blocked: %s, is disabled: %s',
    (phase, own, isBlocked, disabled) => {
      const button = publishButton({ label: 'Publiceren', disabled: own }, { phase, ...operation }, isBlocked)
      expect(button).toMatchObject({ label: 'Publiceren', disabled, onHandle: operation.start })
      const { start: onConfirm, cancel: onCancel } = operation
      if (phase === 'asking') expect(button.dialog).toMatchObject({ onConfirm, onCancel })
      else expect(button.dialog).toBe(false)
    },
  )
})
