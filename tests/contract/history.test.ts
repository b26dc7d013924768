/** What was: revisions, transactions and the events of the Studio's timeline. */
import type { SanityClient } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anyText } from '../support/matchers.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient
let count = 0
let id: string
let draftId: string
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(async () => {
  await lake.stop()
})
beforeEach(() => {
  count += 1
  id = `past-${count}`
  draftId = `drafts.${id}`
})

type Fields = Readonly<Record<string, unknown>>
const history = <Answer>(path: string) => client.request<Answer>({ url: `/data/history/production/${path}` })
const documents = async (path: string): Promise<Fields[]> =>
  (await history<{ documents: Fields[] }>(`documents/${path}`)).documents
const publish = () =>
  client.action({ actionType: 'sanity.action.document.publish', draftId, publishedId: id })
const events = async (of: string, more = ''): Promise<Fields[]> => {
  const answer = await history<{ events: Record<string, Fields[]> }>(
    `events/documents/${of}?limit=100${more}`,
  )
  return answer.events[of] ?? []
}
const types = async (of: string): Promise<unknown[]> => (await events(of)).map(({ type }) => type)

async function log(of: string, search: Record<string, string> = {}): Promise<Fields[]> {
  const parameters = new URLSearchParams({
    effectFormat: 'mendoza',
    excludeContent: 'true',
    includeIdentifiedDocumentsOnly: 'true',
    ...search,
  })
  const text = await (
    await fetch(`${lake.origin}/v2025-02-19/data/history/production/transactions/${of}?${parameters}`, {
      headers: { authorization: `Bearer ${lake.token}` },
    })
  ).text()
  return text.split('\n').filter(Boolean).map(parseFields)
}

function parseFields(line: string): Fields {
  const value: unknown = JSON.parse(line)
  if (typeof value !== 'object' || value === null) throw new TypeError(line)
  return { ...value }
}

describe('an earlier revision', () => {
  it('is the document as it was, by revision and by time, also after its deletion', async () => {
    const first = await client.create({ _id: id, _type: 'paper', title: 'eerst', tags: [{ _key: 'a' }] })
    const second = await client
      .patch(id)
      .set({ title: 'later' })
      .append('tags', [{ _key: 'b' }])
      .commit()
    await client.delete(id)
    expect(await documents(`${id}?revision=${first._rev}`)).toEqual([first])
    expect(await documents(`${id}?revision=${second._rev}`)).toEqual([second])
    expect(await documents(`${id}?time=${first._updatedAt}`)).toHaveLength(1)
    expect(await documents(`${id}?time=2020-01-01T00:00:00Z`)).toEqual([])
    expect(await documents(`${id}?lastRevision=true`)).toEqual([second])
    expect(await documents(`${id}?revision=never-was`)).toEqual([])
  })

  it('is given for several documents at once, a draft falling back on the published one', async () => {
    const { _rev } = await client.create({ _id: id, _type: 'paper', title: 'p' })
    expect(await documents(`${id},${draftId}?revision=${_rev}`)).toMatchObject([{ _id: id }])
    expect(await documents(`${draftId}?revision=${_rev}`)).toMatchObject([{ _id: id }])
  })

  it('is right wherever it lies in a history of many changes', async () => {
    const made = await client.create({ _id: id, _type: 'paper', n: 0, text: '' })
    const revisions = [made._rev]
    for (let n = 1; n <= 450; n += 50) {
      const transactions = Array.from({ length: 50 }, (_none, index) =>
        client
          .patch(id)
          .set({ n: n + index, [`t${(n + index) % 7}`]: `tekst ${n + index}` })
          .commit({ returnDocuments: true }),
      )
      revisions.push(...(await Promise.all(transactions)).map(({ _rev }) => _rev))
    }
    for (const n of [0, 1, 199, 200, 201, 333, 449, 450]) {
      expect(await documents(`${id}?revision=${String(revisions[n])}`)).toMatchObject([
        { n, _rev: revisions[n] },
      ])
    }
  })
})

describe('the log of transactions', () => {
  it('gives effects that lead from state to state, within the bounds that are asked for', async () => {
    const made = await client.create({ _id: id, _type: 'paper', n: 0 })
    const revisions = [made._rev]
    for (const n of [1, 2, 3]) revisions.push((await client.patch(id).set({ n }).commit())._rev)
    const all = await log(id)
    expect(all.map((entry) => entry['id'])).toEqual(revisions)
    let state: unknown = null
    for (const entry of all) {
      const effects: unknown = Reflect.get(Object(entry['effects']), id)
      const apply: unknown = Reflect.get(Object(effects), 'apply')
      state = applyPatch(state, Array.isArray(apply) ? apply : [])
    }
    const now = await client.getDocument(id)
    expect({ ...Object(state), _rev: revisions.at(-1) }).toEqual(now)
    const ids = async (search: Record<string, string>) => (await log(id, search)).map((entry) => entry['id'])
    expect(await ids({ fromTransaction: revisions[1] ?? '', toTransaction: revisions[2] ?? '' })).toEqual(
      revisions.slice(1, 3),
    )
    expect(await ids({ reverse: 'true', limit: '2' })).toEqual(revisions.slice(2).reverse())
    expect(await ids({ authors: 'somebody-else' })).toEqual([])
    const until = new Date(Date.parse(made._updatedAt) + 3_600_000)
    const summer = until.toISOString().replace('Z', '+02:00')
    expect(await ids({ toTime: summer })).toEqual([])
    expect(await ids({ toTime: until.toISOString().slice(0, 16) + 'Z', fromTime: '2020-01-01' })).toEqual(
      revisions,
    )
    for (const fromTime of ['gisteren', '+010000-01-01T00:00:00Z'])
      await expect(log(id, { fromTime })).resolves.toMatchObject([{ statusCode: 400 }])
    expect(all[0]).not.toHaveProperty('mutations')
  })
})

describe('the events of a timeline', () => {
  it('tell of a draft, its publication, and what it replaced', async () => {
    const draft = await client.create({ _id: draftId, _type: 'paper', title: 'a' })
    const edited = await client.patch(draftId).set({ title: 'b' }).commit()
    await publish()
    const published = await client.getDocument(id)
    const event = { documentId: id, versionId: draftId, author: anyText, timestamp: anyText }
    expect(await events(draftId)).toEqual([
      {
        ...event,
        type: 'publishDocumentVersion',
        publishCause: 'document.publish',
        revisionId: published?._rev,
        versionRevisionId: edited._rev,
      },
      { ...event, type: 'createDocumentVersion', versionRevisionId: draft._rev },
    ])
    expect(await types(id)).toEqual(['publishDocumentVersion'])
    expect(await documents(`${draftId}?revision=${edited._rev}`)).toMatchObject([
      { _id: draftId, title: 'b' },
    ])
  })

  it('tell of unpublishing, discarding and deleting', async () => {
    await client.create({ _id: draftId, _type: 'paper' })
    await publish()
    await client.action({ actionType: 'sanity.action.document.unpublish', draftId, publishedId: id })
    expect(await types(id)).toEqual(['unpublishDocument', 'publishDocumentVersion'])
    expect(await types(draftId)).toEqual([
      'unpublishDocument',
      'publishDocumentVersion',
      'createDocumentVersion',
    ])
    await publish()
    await client.action({
      actionType: 'sanity.action.document.edit',
      draftId,
      publishedId: id,
      patch: { set: { a: 1 } },
    })
    await client.action({ actionType: 'sanity.action.document.version.discard', versionId: draftId })
    expect((await types(draftId))[0]).toBe('deleteDocumentVersion')
    await client.action({ actionType: 'sanity.action.document.delete', publishedId: id, includeDrafts: [] })
    expect((await types(id))[0]).toBe('deleteDocumentGroup')
    // What the Studio shows of a deleted document.
    expect((await events(draftId))[0]).toMatchObject({ type: 'deleteDocumentVersion', versionId: draftId })
  })

  it('of a deleted document begin with the version that was published last, or deleted with it', async () => {
    await client.create({ _id: draftId, _type: 'paper', title: 'laatste' })
    await publish()
    await client.action({ actionType: 'sanity.action.document.delete', publishedId: id, includeDrafts: [] })
    expect((await events(draftId))[0]).toMatchObject({ type: 'publishDocumentVersion', versionId: draftId })
    await client.create({ _id: id, _type: 'paper' })
    const draft = await client.create({ _id: draftId, _type: 'paper', title: 'kladje' })
    await client.action({
      actionType: 'sanity.action.document.delete',
      publishedId: id,
      includeDrafts: [draftId],
    })
    const [newest] = await events(draftId)
    expect(newest).toMatchObject({ type: 'deleteDocumentVersion', versionRevisionId: draft._rev })
    expect(await documents(`${draftId}?revision=${draft._rev}`)).toMatchObject([{ title: 'kladje' }])
  })

  it('of a deleted document that never had a draft tell that it is gone, or the Studio would take it for a new one', async () => {
    await client.create({ _id: id, _type: 'paper' })
    await client.action({ actionType: 'sanity.action.document.delete', publishedId: id, includeDrafts: [] })
    for (const which of [id, draftId])
      expect((await events(which))[0]).toMatchObject({ type: 'deleteDocumentGroup' })
  })

  it('tell of an unpublishing to whom edits the draft that was there before', async () => {
    await client.create({ _id: id, _type: 'paper' })
    await client.create({ _id: draftId, _type: 'paper' })
    await client.action({ actionType: 'sanity.action.document.unpublish', draftId, publishedId: id })
    expect((await events(draftId))[0]).toMatchObject({ type: 'unpublishDocument', versionId: draftId })
  })

  it('tell of raw writes to a published document', async () => {
    await client.create({ _id: id, _type: 'paper' })
    await client.patch(id).set({ a: 1 }).commit()
    expect(await types(id)).toEqual(['updateLiveDocument', 'createLiveDocument'])
  })

  it('tell of a release: its schedule and its publication', async () => {
    const releaseId = `release-${count}`
    await client.releases.create({ releaseId, metadata: { releaseType: 'asap' } })
    await client.createVersion({ publishedId: id, releaseId, document: { _type: 'paper', title: 'v' } })
    const publishAt = new Date(Date.now() + 3_600_000).toISOString()
    await client.releases.schedule({ releaseId, publishAt })
    await client.releases.unschedule({ releaseId })
    await client.releases.publish({ releaseId })
    const versionId = `versions.${releaseId}.${id}`
    expect(await events(versionId)).toMatchObject([
      { type: 'publishDocumentVersion', publishCause: 'release.publish', releaseId },
      { type: 'unscheduleDocumentVersion', releaseId, versionId },
      { type: 'scheduleDocumentVersion', releaseId, versionId, publishAt, state: 'unscheduled' },
      { type: 'createDocumentVersion', releaseId, versionId },
    ])
    const { events: ofRelease } = await history<{ events: Fields[] }>(`events/releases/${releaseId}`)
    expect(ofRelease.map(({ type }) => type)).toEqual([
      'publishRelease',
      'unscheduleRelease',
      'scheduleRelease',
      'createRelease',
    ])
  })

  it('come in pages of any size, each event once', async () => {
    const releaseId = `paged-${count}`
    await client.releases.create({ releaseId, metadata: { releaseType: 'asap' } })
    await client.createVersion({ publishedId: id, releaseId, document: { _type: 'paper' } })
    const publishAt = new Date(Date.now() + 3_600_000).toISOString()
    await client.releases.schedule({ releaseId, publishAt })
    await client.releases.unschedule({ releaseId })
    await client.releases.publish({ releaseId })
    const versionId = `versions.${releaseId}.${id}`
    const whole = await events(versionId)
    for (const limit of [1, 2, 3]) {
      const paged: Fields[] = []
      let cursor = ''
      do {
        const answer = await history<{ events: Record<string, Fields[]>; nextCursor: string }>(
          `events/documents/${versionId}?limit=${limit}&nextCursor=${cursor}`,
        )
        paged.push(...(answer.events[versionId] ?? []))
        cursor = answer.nextCursor
      } while (cursor !== '')
      expect(paged).toEqual(whole)
    }
  })

  it('come in pages', async () => {
    await client.create({ _id: id, _type: 'paper', n: 0 })
    for (let n = 1; n < 25; n += 1) await client.patch(id).set({ n }).commit()
    const seen: unknown[] = []
    let cursor = ''
    do {
      const answer = await history<{ events: Record<string, Fields[]>; nextCursor: string }>(
        `events/documents/${id}?limit=10&nextCursor=${cursor}`,
      )
      seen.push(...(answer.events[id] ?? []).map(({ revisionId }) => revisionId))
      cursor = answer.nextCursor
    } while (cursor !== '')
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
  })
})
