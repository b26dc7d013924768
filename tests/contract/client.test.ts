/**
 * What the integration tests of the published @sanity/client ask of hosted Sanity, asked of a lake: one walk through each part of
 * the API, with the API version that they pin. The details have files of their own.
 */
import type { LiveEvent, MutationEvent, WelcomeEvent } from '@sanity/client'
import { stegaClean } from '@sanity/client/stega'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyText, listWith } from '../support/matchers.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

const apiVersion = '2024-08-01'
const _type = 'client.walk'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(async () => {
  await lake.stop()
})

const connect = () => lake.client({ apiVersion })

/** The first event of a stream that is then left. */
function first<Event>(stream: {
  subscribe(observer: { next: (event: Event) => void; error: (error: unknown) => void }): {
    unsubscribe(): void
  }
}): Promise<Event> {
  return new Promise((resolve, reject) => {
    const subscription = stream.subscribe({
      error: reject,
      next(event) {
        resolve(event)
        queueMicrotask(() => subscription.unsubscribe())
      },
    })
  })
}

describe('documents', () => {
  it('are created, queried, got by id and deleted', async () => {
    const client = connect()
    const document = { _id: 'walk-document', _type, label: 'een' }
    expect(await client.create(document)).toMatchObject(document)
    const query = '*[_id == $id][0]{_id, label}'
    expect(await client.fetch(query, { id: document._id })).toEqual({ _id: document._id, label: 'een' })
    expect(await client.getDocument(document._id)).toMatchObject(document)
    expect(await client.getDocuments([document._id, 'nowhere'])).toMatchObject([document, null])
    await client.delete(document._id)
    expect(await client.getDocument(document._id)).toBeUndefined()
  })

  it('are patched, once the revision is the one that was read', async () => {
    const client = connect()
    const { _id, _rev } = await client.create({ _id: 'walk-patch', _type, count: 1, tags: ['a'] })
    const patched = await client
      .patch(_id)
      .ifRevisionId(_rev)
      .set({ label: 'twee' })
      .setIfMissing({ note: 'nieuw' })
      .inc({ count: 2 })
      .append('tags', ['b'])
      .commit()
    expect(patched).toMatchObject({ label: 'twee', note: 'nieuw', count: 3, tags: ['a', 'b'] })
    await expect(client.patch(_id).ifRevisionId(_rev).unset(['label']).commit()).rejects.toMatchObject({
      statusCode: 409,
    })
  })

  it('are asked for no more once the request is called off', async () => {
    const abort = new AbortController()
    abort.abort()
    await expect(connect().fetch('*[0]', {}, { signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})

describe('streams', () => {
  it('of changes and of live content open with a welcome', async () => {
    const client = connect()
    const changes = client.listen(`*[_type == "${_type}"]`, {}, { events: ['welcome'] })
    expect(await first<WelcomeEvent | MutationEvent>(changes)).toMatchObject({
      type: 'welcome',
      listenerName: anyText,
    })
    expect(await first<LiveEvent>(client.live.events())).toMatchObject({ type: 'welcome' })
  })
})

describe('a release', () => {
  it('goes its whole way: made, edited, planned, put away, taken back, filled, published and deleted', async () => {
    const client = lake.client()
    const releaseId = 'rWalk'
    const publishedId = 'walk-release'
    const state = async () => (await client.releases.get({ releaseId }))?.state
    const made = await client.releases.create({ releaseId, metadata: { releaseType: 'asap', title: 'Een' } })
    expect(made).toMatchObject({ releaseId, transactionId: anyText })
    await client.releases.edit({ releaseId, patch: { set: { 'metadata.title': 'Twee' } } })
    expect((await client.releases.get({ releaseId }))?.metadata.title).toBe('Twee')
    const publishAt = new Date(Date.now() + 3_600_000).toISOString()
    await client.releases.schedule({ releaseId, publishAt })
    expect(await state()).toBe('scheduled')
    await client.releases.unschedule({ releaseId })
    await client.releases.archive({ releaseId })
    expect(await state()).toBe('archived')
    await client.releases.unarchive({ releaseId })
    expect(await state()).toBe('active')
    const versionId = `versions.${releaseId}.${publishedId}`
    await client.createVersion({ releaseId, publishedId, document: { _id: versionId, _type, label: 'in' } })
    // As in hosted Sanity: the perspective that is usual since 2025-02-19 shows no version.
    expect((await client.releases.fetchDocuments({ releaseId })).result).toEqual([])
    const raw = client.withConfig({ perspective: 'raw' })
    const { result } = await raw.releases.fetchDocuments({ releaseId })
    expect(result.map(({ _id }) => _id)).toEqual([versionId])
    await client.releases.publish({ releaseId })
    expect(await state()).toBe('published')
    expect(await client.getDocument(publishedId)).toMatchObject({ _id: publishedId, label: 'in' })
    await client.releases.delete({ releaseId })
    expect(await state()).toBeUndefined()
  })
})

describe('where a value comes from', () => {
  it('is told with the answer, and hidden in its texts for click-to-edit', async () => {
    const client = connect()
    const id = 'walk-source'
    await client.create({ _id: id, _type, label: 'tekst', items: [{ _key: 'a', label: 'eerste' }] })
    const response = await client.fetch<unknown>(
      '*[_id == $id][0]',
      { id },
      { filterResponse: false, resultSourceMap: 'withKeyArraySelector' },
    )
    expect(response.resultSourceMap?.documents).toEqual(listWith({ _id: id, _type }))
    const encoding = client.withConfig({ stega: { enabled: true, studioUrl: 'http://localhost:3333' } })
    const found = await encoding.fetch<{ label: string }>('*[_id == $id][0]{label}', { id })
    expect(found.label).toMatch(/^tekst./u)
    expect(stegaClean(found)).toEqual({ label: 'tekst' })
  })
})

describe('users, projects and datasets', () => {
  it('are the one user, project and dataset that there are', async () => {
    const client = connect()
    expect(await client.users.getById('me')).toMatchObject({ id: anyText, name: anyText })
    expect((await client.projects.list()).map(({ id }) => id)).toContain('local')
    expect(await client.projects.getById('local')).toMatchObject({ id: 'local', displayName: anyText })
    expect((await client.datasets.list()).map(({ name }) => name)).toContain('production')
    expect(typeof (await client.datasets.getEmbeddingsSettings('production')).enabled).toBe('boolean')
  })
})
