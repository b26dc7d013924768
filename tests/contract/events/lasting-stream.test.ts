/** A stream of the Studio that outlives a restart of the store, and one that cannot. */
import { createClient, type SanityClient } from '@sanity/client'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLastingStreams } from '../../../studio/transport/lasting-stream.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let dataDir: string
let lake: RunningLake
let port: number
let client: SanityClient
let told: string[]
let subscription: { unsubscribe(): void }

const write = (_id: string) => lake.client().createOrReplace({ _id, _type: 'page' })

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lasting-'))
  lake = await startLake({ dataDir })
  port = Number(new URL(lake.origin).port)
  await write('before')
})
afterEach(async () => {
  subscription.unsubscribe()
  await lake.stop({ keepData: true })
  await rm(dataDir, { recursive: true, force: true })
})

async function listen(longest: number): Promise<void> {
  client = createClient({
    ...lake.client().config(),
    resolveFetch: () => createLastingStreams(fetch, { longest, pause: 10 }),
  })
  told = []
  subscription = client
    .listen('*[_type == "page"]', {}, { events: ['welcome', 'mutation', 'reconnect'] })
    .subscribe((event) => told.push(event.type === 'mutation' ? event.documentId : event.type))
  await expect.poll(() => told).toEqual(['welcome'])
  await write('one')
  await expect.poll(() => told).toEqual(['welcome', 'one'])
}

async function restart(folder: string, meanwhile: () => Promise<unknown> = () => Promise.resolve()) {
  await lake.stop({ keepData: true })
  await meanwhile()
  lake = await startLake({ dataDir: folder, port })
}

it('goes on where it was: the client hears of nothing but what was written', async () => {
  await listen(60_000)
  await restart(dataDir, async () => {
    lake = await startLake({ dataDir })
    await write('while-away')
    await lake.stop({ keepData: true })
  })
  await write('two')
  await restart(dataDir)
  await write('three')
  await expect.poll(() => told).toEqual(['welcome', 'one', 'while-away', 'two', 'three'])
})

it('tells the client where the store cannot go on from the last event', async () => {
  await listen(60_000)
  const other = await mkdtemp(join(tmpdir(), 'lasting-other-'))
  try {
    await cp(join(dataDir, 'token'), join(other, 'token'))
    await restart(other)
    await expect.poll(() => told.slice(2)).toEqual(['reconnect', 'welcome'])
    await write('two')
    await expect.poll(() => told.at(-1)).toBe('two')
  } finally {
    await rm(other, { recursive: true, force: true })
  }
})

it('tells the client where the store stays away', async () => {
  await listen(50)
  await lake.stop({ keepData: true })
  await expect.poll(() => told.at(-1)).toBe('reconnect')
  lake = await startLake({ dataDir, port })
  await expect.poll(() => told.at(-1)).toBe('welcome')
})
