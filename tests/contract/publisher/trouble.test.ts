/** A store in trouble: the live site stays byte for byte, the cause is named, and the last publish always gets out. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { seedDocuments } from '@programme/content-schemas/seed'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uploadFirstFiles } from '../../../server/first-content.ts'
import { loadDocuments, revisionOf } from '../../../site/content/load.ts'
import { createLogger } from '../../../site/publisher/logger.ts'
import { startPublisher, type Publisher } from '../../../site/publisher/publisher.ts'
import { readFailure } from '../../../site/publisher/source/describe-failure.ts'
import { startPublicServer, type PublicServer } from '../../../site/publisher/serve/server.ts'
import { startMisbehavingStore, type MisbehavingStore, type Mood } from '../../support/misbehaving-store.ts'
import { hugePng } from '../../support/pictures.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'
import { CACHE_DIR } from '../../support/cache-dir.ts'

const PROJECT = 'project-centrumorganisatie'
const PAGE = '/projecten/centrumorganisatie/'

let lake: RunningLake
let store: MisbehavingStore
let server: PublicServer
let publisher: Publisher
let dataDir: string
beforeAll(async () => {
  lake = await startLake()
  const client = lake.client()
  await uploadFirstFiles(client)
  const transaction = client.transaction()
  for (const document of seedDocuments) transaction.createOrReplace<Record<string, unknown>>({ ...document })
  await transaction.commit({ visibility: 'sync' })
  store = await startMisbehavingStore(lake.origin, lake.token)
  dataDir = await mkdtemp(join(tmpdir(), 'trouble-'))
  server = await startPublicServer(0)
  const options = { client: store.client, server, dataDir, cacheDir: CACHE_DIR }
  const start = (patience: number): Promise<Publisher> =>
    startPublisher({ ...options, siteUrl: 'http://localhost:4321', logger: createLogger('silent'), patience })
  // The store makes all pictures at the first publish, which takes as long as it takes.
  publisher = await start(60_000)
  await publisher.idle()
  await publisher.stop()
  publisher = await start(2_000)
  await publisher.idle()
}, 120_000)
afterAll(async () => {
  await publisher.stop()
  await server.close()
  await store.stop()
  await lake.stop()
  await rm(dataDir, { recursive: true, force: true })
})

it('is for one publisher at a time on one data directory: a second one is refused, and the first goes on', async () => {
  const other = await startPublicServer(0)
  const options = { client: store.client, server: other, dataDir, cacheDir: CACHE_DIR }
  const second = startPublisher({ ...options, siteUrl: 'http://localhost:1', logger: createLogger('silent') })
  await expect(second).rejects.toThrow('Another process publishes')
  await other.close()
  await publisher.publish('webhook')
  expect(publisher.status().state).toBe('live')
})

/** What is wrong with the store, and what the editor reads of it. */
const TROUBLES: readonly [Mood, RegExp][] = [
  ['away', /niet bereikbaar/],
  ['busy', /heeft het te druk/],
  ['broken', /meldt een fout \(500\)/],
  ['silent', /antwoordt niet op tijd/],
  ['cut', /niet bereikbaar|onleesbaar/],
  ['nonsense', /onleesbaar/],
]

const summary = async (text: string): Promise<unknown> =>
  lake.client().patch(PROJECT).set({ summary: text }).commit({ visibility: 'sync' })

async function page(): Promise<string> {
  const response = await fetch(`http://localhost:${server.port}${PAGE}`)
  return `${response.status} ${await response.text()}`
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(10)
}

/** Each failure doubles the wait until the next try, which a slow machine meets more often. */
describe('a store that', { timeout: 120_000 }, () => {
  it.each(TROUBLES)(
    'is %s leaves the live site as it is, is named, and is over with the next publish',
    async (mood, named) => {
      const before = await page()
      const text = `Na de storing „${mood}” staat dit er.`
      store.mood = mood
      await summary(text)
      await until(() => publisher.status().state === 'failed')
      expect(publisher.status().reason).toMatch(named)
      expect(publisher.status().records[0]).toMatchObject({ outcome: 'failed', failedStep: 'read' })
      expect(await page()).toBe(before)

      store.mood = 'well'
      await until(async () => (await page()).includes(text))
      await until(() => publisher.status().state === 'live')
      expect(publisher.status().reason).toBeNull()
    },
  )

  it('has documents and is silent about their pictures holds nothing but those', async () => {
    const client = lake.client()
    const { _id } = await client.assets.upload('image', hugePng(1_300, 700))
    store.mood = 'silent files'
    const heroImage = { _type: 'image', alt: 'Een plein', asset: { _type: 'reference', _ref: _id } }
    await client.patch(PROJECT).set({ heroImage }).commit({ visibility: 'sync' })
    await summary('Met een nieuw beeld, dat nog niet te krijgen is.')
    await until(async () => (await page()).includes('dat nog niet te krijgen is'))
    // Each of its sizes.
    const named = publisher.status().problems.map(({ documentId }) => documentId)
    expect(new Set(named)).toEqual(new Set([PROJECT]))
    store.mood = 'well'
    await client.patch(PROJECT).unset(['heroImage']).commit({ visibility: 'sync' })
    await until(() => publisher.status().problems.length === 0)
  })

  it('asks to wait is not asked again before', async () => {
    store.mood = 'busy'
    await summary('Even wachten.')
    await until(() => publisher.status().state === 'failed')
    await summary('Nog even wachten.')
    await publisher.publish('change', [PROJECT])
    store.mood = 'well'
    await until(async () => (await page()).includes('Nog even wachten.'))
    expect(store.tooEarly).toBe(0)
  })

  it('ends the stream of events loses no change that came meanwhile', async () => {
    store.cutStreams()
    await summary('Tijdens de stilte geschreven.')
    await until(async () => (await page()).includes('Tijdens de stilte geschreven.'))
  })
})

describe('the reading of everything, for a full build', () => {
  it.each(TROUBLES)('from a store that is %s ends with the cause', async (mood, named) => {
    store.mood = mood
    const client = store.client.withConfig({ timeout: mood === 'silent' ? 500 : 60_000 })
    const failure = await loadDocuments(client).catch(readFailure)
    store.mood = 'well'
    expect(failure).toMatchObject({ step: 'read' })
    expect(String(failure)).toMatch(named)
    expect(failure).toHaveProperty('retryAfter', mood === 'busy' ? 1000 : undefined)
  })

  it('from a store that is well gives every published document', async () => {
    const documents = await loadDocuments(store.client)
    const ids = new Set(documents.flatMap(revisionOf).map(([id]) => id))
    expect(documents.length).toBe(ids.size)
    for (const { _id } of seedDocuments) expect(ids).toContain(_id)
  })

  it('is refused to a wrong token, and says so', async () => {
    const failure = await loadDocuments(store.client.withConfig({ token: 'wrong' })).catch(readFailure)
    expect(String(failure)).toMatch(/weigert de toegang/)
  })
})

it('is left alone where nothing changed: no page is rendered and no release made', async () => {
  const before = publisher.status().release
  await publisher.publish('reconcile')
  expect(publisher.status().release).toEqual(before)
  expect(publisher.status().records[0]).toMatchObject({ outcome: 'unchanged', pages: 0 })
})
