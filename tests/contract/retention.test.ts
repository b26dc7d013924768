/** What of the history goes after its days: of documents, releases and comments. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startLake, type RunningLake } from '../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient
let count = 0
let id: string
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(() => lake.stop())
beforeEach(() => {
  count += 1
  id = `past-${count}`
})

async function documents(path: string): Promise<unknown[]> {
  const url = `/data/history/production/documents/${path}`
  return (await client.request<{ documents: unknown[] }>({ url })).documents
}

describe('retention', () => {
  let years = 0
  /** The clock of the lake goes on by two years; its newest transaction always stays. */
  async function twoYearsLater(): Promise<void> {
    await client.create({ _type: 'paper' })
    await lake.stop({ keepData: true })
    years += 2
    lake = await startLake({ dataDir: lake.dataDir, historyDays: 365, now })
    client = lake.client()
  }
  const now = (): Date => new Date(Date.now() + years * 365 * 86_400_000)

  it('forgets what is older than it should be kept, and keeps the documents and what came later', async () => {
    const old = await client.create({ _id: id, _type: 'paper', title: 'lang geleden' })
    const gone = await client.create({ _id: `gone-${count}`, _type: 'paper' })
    await client.delete(gone._id)
    await twoYearsLater()
    expect(await client.getDocument(id)).toEqual(old)
    expect(await client.fetch('*[_id == $id][0].title', { id })).toBe('lang geleden')
    expect(await documents(`${id}?revision=${old._rev}`)).toEqual([])
    expect(await documents(`${gone._id}?lastRevision=true`)).toEqual([])
    const { _rev } = await client.patch(id).set({ title: 'nu' }).commit()
    await client.patch(id).set({ title: 'later' }).commit()
    expect(await documents(`${id}?revision=${_rev}`)).toMatchObject([{ title: 'nu' }])
  })

  it('knows nothing of the time before the first revision that it keeps', async () => {
    const old = await client.create({ _id: id, _type: 'paper', title: 'toen' })
    await twoYearsLater()
    await client.patch(id).set({ title: 'nu' }).commit()
    expect(await documents(`${id}?time=${old._updatedAt}`)).toEqual([])
    expect(await documents(`${id}?time=2020-01-01T00:00:00Z`)).toEqual([])
    expect(await documents(`${id}?time=${now().toISOString()}`)).toMatchObject([{ title: 'nu' }])
  })

  it('refuses to unarchive a release whose documents it no longer has', async () => {
    const releaseId = `forgotten-${count}`
    await client.releases.create({ releaseId, metadata: { releaseType: 'asap' } })
    await client.createVersion({ publishedId: id, releaseId, document: { _type: 'paper' } })
    await client.releases.archive({ releaseId })
    await twoYearsLater()
    await expect(client.releases.unarchive({ releaseId })).rejects.toMatchObject({ statusCode: 409 })
    expect(await client.releases.get({ releaseId })).toMatchObject({ state: 'archived' })
  })

  it('reaches comments as well, before anybody asks for them', async () => {
    const comments = () => client.withConfig({ dataset: 'production-comments' })
    await client.request({ url: '/comments/production/setup', method: 'POST', body: {} })
    await comments().create({ _id: 'c', _type: 'comment', message: 'toen' })
    await comments().patch('c').set({ message: 'nu' }).commit()
    await comments().create({ _id: 'later', _type: 'comment' })
    await twoYearsLater()
    const kept = new DatabaseSync(join(lake.dataDir, 'datasets/production-comments/lake.sqlite'))
    expect(kept.prepare('SELECT count(*) AS count FROM changes').get()).toEqual({ count: 1 })
    kept.close()
    expect(await comments().getDocument('c')).toMatchObject({ message: 'nu' })
  })
})
