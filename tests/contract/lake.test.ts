/** The lake as the real @sanity/client sees it. */
import { randomUUID } from 'node:crypto'
import type { MutationEvent } from '@sanity/client'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLake, type RunningLake } from '../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(async () => {
  await lake.stop()
})

describe('documents and queries', () => {
  it('shows a created document to the very next query, with parameters', async () => {
    const client = lake.client()
    await client.create({ _id: 'book-1', _type: 'book', title: 'Haring' })
    expect(await client.fetch('*[_type == $type][0].title', { type: 'book' })).toBe('Haring')
  })

  it('overlays drafts in the drafts perspective and hides them in the published one', async () => {
    const client = lake.client()
    await client.create({ _id: 'drafts.book-1', _type: 'book', title: 'Haringen' })
    const query = '*[_id == "book-1"][0]{title, _originalId}'
    expect(await client.fetch(query, {}, { perspective: 'drafts' })).toEqual({
      title: 'Haringen',
      _originalId: 'drafts.book-1',
    })
    expect(await client.fetch(query, {}, { perspective: 'published' })).toMatchObject({ title: 'Haring' })
    expect(await client.fetch('count(*[_type == "book"])', {}, { perspective: 'raw' })).toBe(2)
  })

  it('finds words by text::query as the Studio asks for them', async () => {
    const client = lake.client()
    const query = '*[_type == "book" && ([@, _id] match text::query($q) || references($q))]._id'
    expect(await client.fetch(query, { q: 'hari*' }, { perspective: 'published' })).toEqual(['book-1'])
    expect(await client.fetch(query, { q: 'kabeljauw' }, { perspective: 'published' })).toEqual([])
  })

  it('answers a missing parameter and a broken query with 400 and names them', async () => {
    const client = lake.client()
    await expect(client.fetch('*[_type == $nothing]')).rejects.toMatchObject({ statusCode: 400 })
    await expect(client.fetch('*[')).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe('mutations', () => {
  it('refuses a patch whose revision is not the current one with 409', async () => {
    const client = lake.client()
    await client.create({ _id: 'rev', _type: 'book' })
    const failing = client.patch('rev').ifRevisionId('other').set({ title: 'x' }).commit()
    await expect(failing).rejects.toMatchObject({ statusCode: 409 })
    expect(await client.fetch('*[_id == "rev"][0].title')).toBeNull()
  })

  it('carries out all of a transaction or none of it', async () => {
    const client = lake.client()
    const failing = client
      .transaction()
      .create({ _id: 'one', _type: 'book' })
      .create({ _id: 'rev', _type: 'book' })
      .commit()
    await expect(failing).rejects.toMatchObject({ statusCode: 409 })
    expect(await client.getDocument('one')).toBeUndefined()
  })

  it('protects the target of a strong reference and names who refers to it', async () => {
    const client = lake.client()
    await client.create({ _id: 'shelf', _type: 'shelf' })
    await client.create({ _id: 'on-shelf', _type: 'book', shelf: { _type: 'reference', _ref: 'shelf' } })
    await expect(client.delete('shelf')).rejects.toMatchObject({ statusCode: 409 })
    await client.transaction().delete('on-shelf').delete('shelf').commit()
    expect(await client.getDocument('shelf')).toBeUndefined()
  })

  it('publishes, unpublishes and discards by actions', async () => {
    const client = lake.client()
    const ids = { draftId: 'drafts.paper', publishedId: 'paper' }
    await client.create({ _id: ids.draftId, _type: 'paper', title: 'a' })
    await client.action({ actionType: 'sanity.action.document.publish', ...ids })
    expect(await client.getDocument('paper')).toMatchObject({ title: 'a' })
    expect(await client.getDocument(ids.draftId)).toBeUndefined()
    await client.action({ actionType: 'sanity.action.document.edit', ...ids, patch: { set: { title: 'b' } } })
    expect(await client.getDocument(ids.draftId)).toMatchObject({ title: 'b' })
    await client.action({ actionType: 'sanity.action.document.unpublish', ...ids })
    expect(await client.getDocument('paper')).toBeUndefined()
  })
})

describe('listening', () => {
  it('tells of a change with an unbroken chain of revisions, deletion included', async () => {
    const client = lake.client()
    const events: MutationEvent[] = []
    let welcome: () => void = () => undefined
    const ready = new Promise<void>((resolve) => (welcome = resolve))
    const finished = new Promise<void>((resolve) => {
      const subscription = client
        .listen('*[_id == "heard"]', {}, { events: ['welcome', 'mutation'], visibility: 'query' })
        .subscribe((event) => {
          if (event.type === 'welcome') welcome()
          if (event.type !== 'mutation') return
          events.push(event)
          if (event.transition === 'disappear') {
            subscription.unsubscribe()
            resolve()
          }
        })
    })
    await ready
    await client.create({ _id: 'heard', _type: 'book' })
    await client.patch('heard').set({ title: 'x' }).commit()
    await client.delete('heard')
    await finished
    expect(events.map(({ transition }) => transition)).toEqual(['appear', 'update', 'disappear'])
    expect(events[1]?.previousRev).toBe(events[0]?.resultRev)
    expect(events[2]?.previousRev).toBe(events[1]?.resultRev)
    expect(events[2]?.resultRev).toBe(events[2]?.transactionId)
  })
})

describe('assets', () => {
  it('keeps a picture once and serves it in the size and format that is asked for', async () => {
    const client = lake.client()
    const picture = await sharp({ create: { width: 80, height: 40, channels: 3, background: '#a8412b' } })
      .png()
      .toBuffer()
    const first = await client.assets.upload('image', picture, { filename: 'steen.png' })
    const second = await client.assets.upload('image', picture)
    expect(second._id).toBe(first._id)
    expect(first.metadata.dimensions).toMatchObject({ width: 80, height: 40 })
    const response = await fetch(`${first.url}?w=20&fm=webp`)
    expect(response.headers.get('content-type')).toBe('image/webp')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({
      width: 20,
      height: 10,
      format: 'webp',
    })
  })

  it('refuses an upload that is no picture', async () => {
    const client = lake.client()
    await expect(client.assets.upload('image', Buffer.from('<h1>no</h1>'))).rejects.toMatchObject({
      statusCode: 400,
    })
  })
})

describe('history', () => {
  it('gives a document as it was at an earlier revision', async () => {
    const client = lake.client()
    const before = await client.create({
      _id: 'past',
      _type: 'book',
      title: 'eerst',
      tags: [{ _key: 'a', n: 1 }],
    })
    await client
      .patch('past')
      .set({ title: 'later' })
      .append('tags', [{ _key: 'b', n: 2 }])
      .commit()
    await client.delete('past')
    const url = `/data/history/production/documents/past?revision=${before._rev}`
    expect(await client.request({ url })).toMatchObject({
      documents: [{ title: 'eerst', tags: [{ _key: 'a', n: 1 }] }],
    })
  })
})

describe('who may do what', () => {
  it('answers 401 to a write without or with a wrong token', async () => {
    await expect(lake.client({ token: '' }).create({ _type: 'book' })).rejects.toMatchObject({
      statusCode: 401,
    })
    await expect(lake.client({ token: 'wrong' }).create({ _type: 'book' })).rejects.toMatchObject({
      statusCode: 401,
    })
  })

  it('shows no draft without the token', async () => {
    expect(
      await lake.client({ token: '' }).fetch('*[_id in path("drafts.**")]', {}, { perspective: 'raw' }),
    ).toEqual([])
  })

  it('refuses a write that another site sends with the editor’s cookie', async () => {
    const id = randomUUID()
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const response = await fetch(`${lake.origin}/v2025-02-19/data/mutate/production`, {
        method: 'POST',
        headers: { cookie: lake.cookie, origin: 'http://evil.example', 'content-type': type },
        body: JSON.stringify({ mutations: [{ create: { _id: id, _type: 'book' } }] }),
      })
      expect(response.status).toBe(403)
    }
    expect(await lake.client().getDocument(id)).toBeUndefined()
  })
})
