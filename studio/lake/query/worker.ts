/** A query worker: keeps the documents parsed in memory, catches up with the database before each query, and evaluates it. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { evaluate, parse } from 'groq-js'
import { isRecord, parseStored, type StoredDocument } from '../json.ts'
import type { QueryAnswer, QueryJob } from './messages.ts'
import { applyPerspective } from './perspective.ts'
import { rewriteTextQuery, TEXT_FIELD, textOf } from './text-query.ts'

const settings: unknown = workerData
if (!isRecord(settings) || typeof settings['database'] !== 'string')
  throw new Error('The query worker got no database.')

const database = new DatabaseSync(settings['database'], { readOnly: true })
const selectChanged = database.prepare(
  'SELECT DISTINCT c.id, d.body FROM changes c LEFT JOIN documents d ON d.id = c.id WHERE c.seq > ?',
)
const selectNewest = database.prepare('SELECT max(seq) AS seq FROM transactions')
const documents = new Map<string, StoredDocument>()
let known = 0

function catchUp(): void {
  const newest = Number(selectNewest.get()?.['seq'] ?? 0)
  if (newest === known) return
  for (const row of selectChanged.all(known)) {
    const id = String(row['id'])
    if (typeof row['body'] === 'string') documents.set(id, withText(parseStored(row['body'])))
    else documents.delete(id)
  }
  known = newest
}

function withText(document: StoredDocument): StoredDocument {
  return Object.defineProperty(document, TEXT_FIELD, { get: () => textOf(document), enumerable: false })
}

async function run(job: QueryJob): Promise<QueryAnswer> {
  try {
    catchUp()
    const { query, params } = rewriteTextQuery(job.query, job.params)
    const missing = [...query.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\$(\w+)/g)].find(
      ([, name]) => name !== undefined && !Object.hasOwn(params, name),
    )
    if (missing) return { error: `param $${String(missing[1])} referenced, but not provided` }
    const tree = parse(query, { params })
    const all = [...documents.values()]
    const readable = job.authorised ? all : all.filter(({ _id }) => !_id.includes('.'))
    const dataset = applyPerspective(readable, job.perspective).map((document) =>
      Object.hasOwn(document, TEXT_FIELD) ? document : withText({ ...document }),
    )
    const byId = new Map(dataset.map((document) => [document._id, document]))
    const value = await evaluate(tree, {
      dataset,
      params,
      identity: job.identity,
      timestamp: new Date(),
      sanity: { projectId: 'local', dataset: 'production' },
      dereference: ({ _ref }) => Promise.resolve(byId.get(_ref)),
    })
    return { json: JSON.stringify((await value.get()) ?? null) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (job: QueryJob) => {
  void run(job).then((answer) => parentPort?.postMessage(answer))
})
