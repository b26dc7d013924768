/** Measures one lake of a given size, in a process of its own so that its memory can be told: `node measure.ts COUNT`. */
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { evaluate, parse } from 'groq-js'
import { openDatabase } from '../../../studio/lake/store/database.ts'
import { startLake } from '../../support/start-lake.ts'
import { benchDocuments } from './documents.ts'
import { benchQueries, type BenchQuery } from './queries.ts'

const ROUNDS = 60
const WARM_UP = 12
const PLAIN_ROUNDS = 3
const WRITERS = [1, 10, 100]
/** Milliseconds that each number of writers writes. */
const WRITING = 3_000
const SYNCS = 50

const count = Number(process.argv[2])
const dataDir = await mkdtemp(join(tmpdir(), 'bench-lake-'))
try {
  fill(dataDir)
  const openedAt = performance.now()
  const lake = await startLake({ dataDir })
  const indexed = performance.now() - openedAt
  const client = lake.client().withConfig({ perspective: 'drafts' })
  const lakeTimes = new Map<string, number[]>()
  for (const query of benchQueries) lakeTimes.set(query.name, await timesOfLake(client, query))
  const memory = process.memoryUsage().rss
  const writesPerSecond: Record<string, number> = {}
  for (const writers of WRITERS) writesPerSecond[`${writers} writers`] = await measureWrites(client, writers)
  await lake.stop({ keepData: true })

  const dataset = [...benchDocuments(count)].map((document) => ({ ...document, _originalId: document._id }))
  const byId = new Map(dataset.map((document) => [document._id, document]))
  const queries: Record<string, unknown> = {}
  for (const query of benchQueries) {
    const own = lakeTimes.get(query.name) ?? []
    const plain = percentile(await timesOfGroqJs(dataset, byId, query), 0.5)
    queries[query.name] = {
      lakeP50: round(percentile(own, 0.5)),
      lakeP95: round(percentile(own, 0.95)),
      groqJs: round(plain),
      timesAsFast: Math.round(plain / percentile(own, 0.5)),
      indexed: query.isIndexed,
    }
  }
  const figures = {
    queries,
    writesPerSecond,
    diskSyncMs: round(await measureDisk(join(dataDir, 'sync'))),
    memoryMb: Math.round(memory / 1e6),
    indexFromNothingMs: Math.round(indexed),
  }
  process.stdout.write(JSON.stringify(figures))
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

/** Writes the documents below the lake, so that opening it shows what indexing all of them costs. */
function fill(directory: string): void {
  const database = openDatabase(directory)
  const insert = database.prepare('INSERT INTO documents (id, type, rev, body) VALUES (?, ?, ?, ?)')
  database.exec('BEGIN')
  for (const document of benchDocuments(count))
    insert.run(document._id, document._type, document._rev, JSON.stringify(document))
  database.exec('COMMIT')
  database.close()
}

async function timesOfLake(client: SanityClient, { query, params }: BenchQuery): Promise<number[]> {
  const times: number[] = []
  for (let index = -WARM_UP; index < ROUNDS; index += 1) {
    const started = performance.now()
    const answered = client.fetch<unknown>(query, params(Math.abs(index), count))
    // While documents are read for the first time, a question about all of them may take too long.
    if (index < 0) await answered.catch(() => undefined)
    else {
      await answered
      times.push(performance.now() - started)
    }
  }
  return times
}

async function timesOfGroqJs(
  dataset: readonly Record<string, unknown>[],
  byId: ReadonlyMap<string, Record<string, unknown>>,
  { query, plainQuery = query, params }: BenchQuery,
): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < PLAIN_ROUNDS; index += 1) {
    const given = params(index, count)
    const started = performance.now()
    const value = await evaluate(parse(plainQuery, { params: given }), {
      dataset,
      params: given,
      dereference: ({ _ref }) => byId.get(_ref),
    })
    JSON.stringify(await value.get())
    times.push(performance.now() - started)
  }
  return times
}

/** Writes of whole documents in a second, each acknowledged before its writer goes on. */
async function measureWrites(client: SanityClient, writers: number): Promise<number> {
  const [document] = benchDocuments(1)
  const started = performance.now()
  let written = 0
  await Promise.all(
    Array.from({ length: writers }, async (_none, writer) => {
      for (let n = 0; performance.now() - started < WRITING; n += 1) {
        const _id = `written-${writers}-${writer}-${n}`
        await client.createOrReplace({ ...document, _id, _type: 'article' }, { returnDocuments: false })
        written += 1
      }
    }),
  )
  return Math.round((1_000 * written) / (performance.now() - started))
}

/** What a write waits for: the disk, once for all transactions that wait together. In milliseconds. */
async function measureDisk(path: string): Promise<number> {
  const file = await open(path, 'w')
  const started = performance.now()
  for (let n = 0; n < SYNCS; n += 1) {
    await file.write(Buffer.alloc(4_096))
    await file.datasync()
  }
  await file.close()
  return (performance.now() - started) / SYNCS
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Milliseconds with two digits. */
function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}
