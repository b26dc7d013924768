/**
 * Measures who waits how long while one large write runs: `node large-writes.ts`, in a process beside the lake's. Prints JSON: for
 * each write its seconds, and what a query, a document and a save met meanwhile (milliseconds at the 99th percentile, refusals).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openDatabase } from '../../../studio/lake/store/database.ts'
import { startLakeProcess, type LakeProcess } from '../../support/lake-process.ts'
import { benchDocuments } from './documents.ts'

const DOCUMENTS = 10_000
const CREATED = 20_000
const MEMBERS = 800
/** Milliseconds between two requests of one who works meanwhile. */
const PAUSE = 20

const dataDir = await mkdtemp(join(tmpdir(), 'bench-writes-'))
let lake: LakeProcess | undefined
try {
  fill(dataDir)
  lake = await startLakeProcess(dataDir)
  const { origin, token } = lake
  const client = lake.client()
  const post = async (
    path: string,
    body: unknown,
    search = '',
  ): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${origin}/v2025-02-19/data/${path}/production${search}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return { status: response.status, text: await response.text() }
  }
  const figures: Record<string, unknown> = {}
  const measure = async (
    name: string,
    run: () => Promise<{ status: number; text: string }>,
  ): Promise<void> => {
    figures[name] = await meanwhile(origin, token, run)
    process.stderr.write(`${name} ${JSON.stringify(figures[name])}\n`)
  }
  await client.create({ _id: 'saved', _type: 'note', n: 0 })
  await client
    .fetch('count(*)')
    .catch(() => undefined)
    .catch(() => undefined)
  await setTimeout(500)
  await measure('nothing', async () => {
    await setTimeout(2_000)
    return { status: 200, text: '' }
  })
  const slow =
    '*[_type == "article" && count(*[references(^._id)]) > 99 && count(*[title match ^.title]) > 99]'
  const dryRun = { mutations: [{ patch: { query: slow, set: { a: 1 } } }] }
  await measure('dry run of a slow query', () => post('mutate', dryRun, '?dryRun=true'))
  const versions = Array.from({ length: MEMBERS }, (_none, n) => ({
    create: {
      _id: `versions.large.member-${n}`,
      _type: 'member',
      n,
      ref: { _ref: `doc-${String(n).padStart(6, '0')}` },
      text: 'x '.repeat(500),
    },
  }))
  await post('actions', { actions: [{ actionType: 'sanity.action.release.create', releaseId: 'large' }] })
  await measure(`create ${MEMBERS} versions`, () => post('mutate', { mutations: versions }))
  await measure(`publish a release of ${MEMBERS}`, () =>
    post('actions', { actions: [{ actionType: 'sanity.action.release.publish', releaseId: 'large' }] }),
  )
  const created = Array.from({ length: CREATED }, (_none, n) => ({
    create: { _id: `made-${n}`, _type: 'made', n },
  }))
  await measure(`create ${CREATED}`, () => post('mutate', { mutations: created }))
  await measure('patch 10000 by query', () =>
    post('mutate', { mutations: [{ patch: { query: '*[_type == "made"][0...10000]', set: { a: 1 } } }] }),
  )
  await post('mutate', { mutations: [{ delete: { query: '*[_type == "member"]' } }] })
  await measure(`delete ${DOCUMENTS} by query`, () =>
    post('mutate', { mutations: [{ delete: { query: '*[_id match "doc-*"]' } }] }),
  )
  await client.create({ _id: 'drafts.gone', _type: 'note', text: 'secret' })
  await measure('purge', () =>
    post('actions', {
      actions: [
        { actionType: 'sanity.action.document.version.discard', versionId: 'drafts.gone', purge: true },
      ],
    }),
  )
  process.stdout.write(JSON.stringify(figures))
} finally {
  await lake?.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** Writes the documents below the lake. */
function fill(directory: string): void {
  const database = openDatabase(directory)
  const insert = database.prepare('INSERT INTO documents (id, type, rev, body) VALUES (?, ?, ?, ?)')
  const refer = database.prepare('INSERT OR IGNORE INTO strong_references (source, target) VALUES (?, ?)')
  database.exec('BEGIN')
  for (const document of benchDocuments(DOCUMENTS)) {
    insert.run(document._id, document._type, document._rev, JSON.stringify(document))
    const { related } = document
    if (typeof related === 'object' && related !== null)
      refer.run(document._id, String(Reflect.get(related, '_ref')))
  }
  database.exec('COMMIT')
  database.close()
}

interface Waits {
  readonly times: number[]
  readonly refusals: Record<string, number>
}

/** Runs a write, and asks and saves beside it. */
async function meanwhile(
  origin: string,
  token: string,
  run: () => Promise<{ status: number; text: string }>,
): Promise<Record<string, unknown>> {
  let over = false
  let count = 0
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
  const path = `${origin}/v2025-02-19/data`
  const worker = async (request: () => Promise<Response>): Promise<Waits> => {
    const waits: Waits = { times: [], refusals: {} }
    while (!over) {
      const started = performance.now()
      const response = await request()
      const text = await response.text()
      waits.times.push(performance.now() - started)
      if (!response.ok) {
        const reason = `${response.status} ${response.headers.get('retry-after') ?? '-'} ${text.slice(0, 60)}`
        waits.refusals[reason] = (waits.refusals[reason] ?? 0) + 1
      }
      await setTimeout(PAUSE)
    }
    return waits
  }
  const asking = worker(() =>
    fetch(`${path}/query/production?query=${encodeURIComponent('*[_type == "note"]{n}')}`, { headers }),
  )
  const reading = worker(() => fetch(`${path}/doc/production/saved`, { headers }))
  const saving = worker(() =>
    fetch(`${path}/mutate/production`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ mutations: [{ patch: { id: 'saved', set: { n: (count += 1) } } }] }),
    }),
  )
  await setTimeout(200)
  const started = performance.now()
  const { status, text } = await run()
  const seconds = (performance.now() - started) / 1000
  await setTimeout(300)
  over = true
  const told = ({ times, refusals }: Waits) => ({
    p99: round(percentile(times, 0.99)),
    most: round(Math.max(...times)),
    ...(Object.keys(refusals).length > 0 ? { refusals } : {}),
  })
  return {
    seconds: Math.round(seconds * 100) / 100,
    ...(status === 200 ? {} : { status, text: text.slice(0, 200) }),
    query: told(await asking),
    document: told(await reading),
    save: told(await saving),
  }
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}
