/** What the Studio's own tools do with the store: Vandaag, Berichten and the Beeldbank, on a real lake. */
import type { SanityClient } from '@sanity/client'
import { messageSchema } from '@programme/content-schemas'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markAnswered } from '../../studio/desk/inbox/operations.ts'
import { pictureOf } from '../../studio/desk/media/picture.ts'
import { PICTURES } from '../../studio/desk/media/pictures-query.ts'
import { removePicture } from '../../studio/desk/media/remove-picture.ts'
import { fetchTodoLists } from '../../studio/desk/today/todo-lists.ts'
import { documentsOf, madePage as page } from '../support/store-documents.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient

beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(() => lake.stop())

const { put, get } = documentsOf(() => client)

describe('a message that is answered twice', () => {
  it('stays handled', async () => {
    await put({ _id: 'messages.done', _type: 'message', handling: 'done', takenBy: 'Ans' })
    const message = messageSchema.parse({
      ...{ _id: 'messages.done', _type: 'message', receivedAt: '2026-11-24T00:00:00.000Z', who: 'bezoeker' },
      ...{ name: 'Proef', subject: 'Algemeen', message: 'Hallo', email: 'a@example.nl', handling: 'done' },
      ...{ nameConsent: false, receipt: false, suspect: false, takenBy: 'Ans' },
      ...{ consent: { version: '1', at: '2026-11-24T00:00:00.000Z' } },
      ...{ delivery: { state: 'sent', attempts: 1 } },
    })
    await markAnswered(client, message, 'Sonja')
    expect(await get('messages.done')).toMatchObject({ handling: 'done', takenBy: 'Ans' })
    await markAnswered(client, { ...message, handling: 'taken' }, 'Sonja')
    expect(await get('messages.done')).toMatchObject({ handling: 'answered' })
  })
})

describe('what is to be done today', () => {
  it('names published documents and drafts by their own id, and counts all of them', async () => {
    const review = { reviewBy: '2026-12-01' }
    await put(
      page('due', 'due', review),
      page('versions.r1.due', 'due', review),
      page('drafts.due', 'due', review),
      ...Array.from({ length: 55 }, (_, index) => page(`due-${index}`, `due-${index}`, review)),
    )
    const { reviews, drafts } = await fetchTodoLists(client, new Date('2026-11-30T12:00:00Z'))
    expect([reviews.total, reviews.items.length]).toEqual([56, 50])
    expect(drafts.items.map(({ id }) => id)).toContain('due')
    expect(JSON.stringify([reviews, drafts])).not.toMatch(/versions\.|drafts\./)
  })
})

describe('a picture of the library', () => {
  it('is found by its labels, and comes back as it was when its removal is undone', async () => {
    const file = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#246' } })
      .png()
      .toBuffer()
    const { _id } = await client.assets.upload('image', file, { filename: 'haven.png' })
    await client
      .patch(_id)
      .set({ altText: 'De haven', labels: ['zomer', 'kade'] })
      .commit({ visibility: 'sync' })
    const found = async (search: string): Promise<string[]> => {
      const pictures = PICTURES.parse(await client.fetch(PICTURES.query, { search }, { perspective: 'raw' }))
      return pictures.map(({ id }) => id)
    }
    expect(await found('kad*')).toEqual([_id])
    expect(await found('winter*')).toEqual([])
    const picture = pictureOf(await get(_id))
    if (!picture) throw new Error('no picture')
    const restore = await removePicture(client, picture)
    expect(await found('')).toEqual([])
    await restore()
    expect(await get(_id)).toMatchObject({ altText: 'De haven', labels: ['zomer', 'kade'], url: picture.url })
  })
})
