/** Releases from their creation to their publication, by hand and at their time. */
import type { ReleaseDocument, SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { anyText } from '../../support/matchers.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient
let releaseId: string
let count = 0
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(async () => {
  await lake.stop()
})
beforeEach(() => {
  count += 1
  releaseId = `r${count}`
})

const HOUR = 3_600_000
const inAnHour = (): string => new Date(Date.now() + HOUR).toISOString()
const get = (id: string) => client.getDocument(id)
const release = () => client.releases.get({ releaseId })

/** A published document, a version that changes it, a new document, and one that is to go. */
async function filled(): Promise<{ old: string; fresh: string; gone: string }> {
  const [old, fresh, gone] = [`old-${count}`, `fresh-${count}`, `gone-${count}`]
  await client.releases.create({ releaseId, metadata: { title: 'Lente', releaseType: 'asap' } })
  await client.create({ _id: old, _type: 'paper', title: 'voor' })
  await client.create({ _id: gone, _type: 'paper' })
  await client.createVersion({
    releaseId,
    publishedId: old,
    document: {
      _type: 'paper',
      title: 'na',
      ref: { _ref: fresh, _weak: true, _strengthenOnPublish: { type: 'paper' } },
    },
  })
  await client.createVersion({ releaseId, publishedId: fresh, document: { _type: 'paper', title: 'nieuw' } })
  await client.unpublishVersion({ releaseId, publishedId: gone })
  return { old, fresh, gone }
}

describe('a release', () => {
  it('is a document in the state active, with its metadata', async () => {
    const made = await client.releases.create({ releaseId, metadata: { title: 'Lente' } })
    expect(made).toMatchObject({ releaseId })
    expect(await release()).toMatchObject({
      _id: `_.releases.${releaseId}`,
      _type: 'system.release',
      name: releaseId,
      state: 'active',
      metadata: { title: 'Lente', releaseType: 'undecided' },
    })
    await expect(client.releases.create({ releaseId })).rejects.toMatchObject({ statusCode: 409 })
    await client.releases.edit({
      releaseId,
      patch: { set: { metadata: { title: 'Zomer', releaseType: 'asap' } }, unset: ['metadata.description'] },
    })
    expect(await release()).toMatchObject({ metadata: { title: 'Zomer', releaseType: 'asap' } })
    await expect(
      client.releases.edit({ releaseId, patch: { set: { state: 'published' } } }),
    ).rejects.toMatchObject({ statusCode: 400 })
  })

  it('lists its documents, which only its own perspective shows', async () => {
    const { old } = await filled()
    const ids = (
      await client.withConfig({ perspective: 'raw' }).releases.fetchDocuments({ releaseId })
    ).result.map(({ _id }) => _id)
    expect(ids).toHaveLength(3)
    expect(ids).toContain(`versions.${releaseId}.${old}`)
    const title = (perspective: string[]) =>
      client.fetch<string>('*[_id == $id][0].title', { id: old }, { perspective })
    expect(await title([releaseId])).toBe('na')
    expect(await title(['drafts'])).toBe('voor')
  })

  it('publishes all of its documents in one transaction', async () => {
    const { old, fresh, gone } = await filled()
    await client.releases.publish({ releaseId })
    expect([await get(old), await get(fresh), await get(gone)]).toMatchObject([
      { title: 'na', ref: { _ref: fresh } },
      { title: 'nieuw' },
      undefined,
    ])
    expect((await get(old))?._rev).toBe((await get(fresh))?._rev)
    expect(await release()).toMatchObject({
      state: 'published',
      publishedAt: anyText,
      finalDocumentStates: [{}, {}, {}],
    })
    expect(
      await client.fetch(
        'count(*[_id in path($of)])',
        { of: `versions.${releaseId}.**` },
        { perspective: 'raw' },
      ),
    ).toBe(0)
    await expect(client.releases.publish({ releaseId })).rejects.toMatchObject({ statusCode: 409 })
    await client.releases.delete({ releaseId })
    expect(await release()).toBeUndefined()
  })

  it('publishes nothing where one document cannot be', async () => {
    const { old, gone } = await filled()
    await client.create({ _id: `needs-${count}`, _type: 'paper', ref: { _ref: gone } })
    await expect(client.releases.publish({ releaseId })).rejects.toMatchObject({
      statusCode: 409,
      details: { type: 'actionError' },
    })
    expect(await get(old)).toMatchObject({ title: 'voor' })
    expect(await release()).toMatchObject({ state: 'active' })
  })

  it('is archived with its documents and comes back with them', async () => {
    const { old } = await filled()
    await client.releases.archive({ releaseId })
    expect(await get(`versions.${releaseId}.${old}`)).toBeUndefined()
    const archived: ReleaseDocument | undefined = await release()
    expect(archived).toMatchObject({ state: 'archived' })
    const ids = (archived?.finalDocumentStates ?? []).map(({ id }) => id).join(',')
    const { documents } = await client.request<{ documents: unknown[] }>({
      url: `/data/history/production/documents/${ids}?lastRevision=true`,
    })
    expect(documents).toHaveLength(3)
    await client.releases.unarchive({ releaseId })
    expect(await get(`versions.${releaseId}.${old}`)).toMatchObject({ title: 'na' })
    expect(await release()).toMatchObject({ state: 'active' })
  })

  it('locks its documents while it is scheduled', async () => {
    const { old } = await filled()
    await client.releases.schedule({ releaseId, publishAt: inAnHour() })
    expect(await release()).toMatchObject({ state: 'scheduled', publishAt: anyText })
    const edits = [
      () => client.discardVersion({ releaseId, publishedId: old }),
      () => client.replaceVersion({ releaseId, publishedId: old, document: { _type: 'paper' } }),
      () => client.createVersion({ releaseId, publishedId: `other-${count}`, document: { _type: 'paper' } }),
      () => client.patch(`versions.${releaseId}.${old}`).set({ title: 'toch' }).commit(),
      () => client.delete(`versions.${releaseId}.${old}`),
      () => client.create({ _id: `versions.${releaseId}.other`, _type: 'paper' }),
      () =>
        client.action({
          actionType: 'sanity.action.document.publish',
          publishedId: old,
          draftId: `versions.${releaseId}.${old}`,
        }),
    ]
    for (const edit of edits) await expect(edit()).rejects.toMatchObject({ statusCode: 409 })
    await expect(client.releases.publish({ releaseId })).rejects.toMatchObject({ statusCode: 409 })
    await client.releases.unschedule({ releaseId })
    expect(await release()).not.toHaveProperty('publishAt')
    await client.discardVersion({ releaseId, publishedId: old })
  })

  it('is taken in with its state by import', async () => {
    const body = (ifExists: string) => ({
      actions: [
        {
          actionType: 'sanity.action.release.import',
          releaseId,
          ifExists,
          attributes: {
            _id: `_.releases.${releaseId}`,
            _type: 'system.release',
            metadata: { title: 'Ingevoerd', releaseType: 'asap' },
          },
        },
      ],
    })
    const send = (ifExists: string) =>
      client.request<unknown>({ method: 'POST', url: '/data/actions/production', body: body(ifExists) })
    await send('fail')
    expect(await release()).toMatchObject({ state: 'active', metadata: { title: 'Ingevoerd' } })
    await expect(send('fail')).rejects.toMatchObject({ statusCode: 409 })
    await send('ignore')
    await send('replace')
  })
})

describe('a scheduled release', () => {
  it('is published by the lake at its time', async () => {
    const { old } = await filled()
    await client.releases.schedule({ releaseId, publishAt: new Date(Date.now() + 300).toISOString() })
    await expect.poll(() => get(old), { timeout: 10_000 }).toMatchObject({ title: 'na' })
    expect(await release()).toMatchObject({ state: 'published' })
  })

  it('says why it was not published, and is active again', async () => {
    const { gone } = await filled()
    await client.create({ _id: `needs-${count}`, _type: 'paper', ref: { _ref: gone } })
    await client.releases.schedule({ releaseId, publishAt: new Date(Date.now() - 1).toISOString() })
    await expect
      .poll(release, { timeout: 10_000 })
      .toMatchObject({ state: 'active', error: { message: anyText } })
  })

  it('is published at the start of a lake that was down at its time', async () => {
    const { old } = await filled()
    await client.releases.schedule({ releaseId, publishAt: inAnHour() })
    await lake.stop({ keepData: true })
    lake = await startLake({ dataDir: lake.dataDir, now: () => new Date(Date.now() + 2 * HOUR) })
    client = lake.client()
    await expect.poll(() => get(old), { timeout: 10_000 }).toMatchObject({ title: 'na' })
  })
})

describe('a time of publication that is none', () => {
  const NO_TIMES: readonly unknown[] = [
    ...['', 'morgen', '2026-02-30T10:00:00Z', '2026-12-01T25:00:00Z', '2026-12-01T10:00:60Z'],
    ...['+010000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '2026-12-01', '1', '2026-12-01T10:00:00'],
    ...[0, Number.MAX_SAFE_INTEGER, true, {}, [inAnHour()]],
  ]
  const act = (action: Record<string, unknown>) =>
    client.request<unknown>({
      method: 'POST',
      url: '/data/actions/production',
      body: { actions: [{ releaseId, ...action }] },
    })
  const bring = (attributes: Record<string, unknown>) =>
    act({ actionType: 'sanity.action.release.import', attributes })

  it('is refused where a release is scheduled or brought in', async () => {
    for (const publishAt of NO_TIMES) {
      const context = JSON.stringify(publishAt)
      const refused = { statusCode: 400 }
      await expect(bring({ state: 'scheduled', publishAt }), context).rejects.toMatchObject(refused)
      await expect(bring({ state: 'active', publishAt }), context).rejects.toMatchObject(refused)
    }
    await expect(bring({ state: 'scheduled' })).rejects.toMatchObject({ statusCode: 400 })
    await expect(bring({ state: 'later' })).rejects.toMatchObject({ statusCode: 400 })
    await client.releases.create({ releaseId })
    for (const publishAt of NO_TIMES)
      await expect(
        act({ actionType: 'sanity.action.release.schedule', publishAt }),
        JSON.stringify(publishAt),
      ).rejects.toMatchObject({ statusCode: 400 })
    await expect(
      act({ actionType: 'sanity.action.release.edit', patch: { set: { publishAt: 'morgen' } } }),
    ).rejects.toMatchObject({ statusCode: 400 })
    expect(await release()).not.toHaveProperty('publishAt')
  })

  it('with another zone is the same moment in UTC', async () => {
    await bring({ state: 'scheduled', publishAt: '2099-12-01T01:30:00+02:00' })
    expect(await release()).toMatchObject({ state: 'scheduled', publishAt: '2099-11-30T23:30:00.000Z' })
  })

  it('neither publishes what has it nor keeps the process busy, and its release can be unscheduled', async () => {
    const { old } = await filled()
    const id = `_.releases.${releaseId}`
    const looks = vi.spyOn(globalThis, 'setTimeout')
    for (const publishAt of NO_TIMES) {
      const stored = await get(id)
      if (!stored) throw new TypeError('no release')
      await client.createOrReplace({ ...stored, state: 'scheduled', publishAt })
    }
    const asked = await client.request<unknown>({ url: `/data/doc/production/${id}` })
    expect(asked).toMatchObject({ documents: [{ state: 'scheduled' }] })
    const waits = looks.mock.calls.map(([, wait]) => wait)
    looks.mockRestore()
    // Node takes what it cannot wait for as 1 ms.
    expect(waits.filter((wait = 0) => !(wait >= 0 && wait < 2 ** 31))).toEqual([])
    expect(await get(old)).toMatchObject({ title: 'voor' })
    await act({ actionType: 'sanity.action.release.unschedule' })
    expect(await release()).toMatchObject({ state: 'active' })
  })

  it('does not hold up another release that is due', async () => {
    await client.createOrReplace({
      _id: '_.releases.damaged',
      _type: 'system.release',
      name: 'damaged',
      state: 'scheduled',
      publishAt: 'morgen',
    })
    const { old } = await filled()
    await client.releases.schedule({ releaseId, publishAt: new Date(Date.now() + 200).toISOString() })
    await expect.poll(() => get(old), { timeout: 10_000 }).toMatchObject({ title: 'na' })
  })
})
