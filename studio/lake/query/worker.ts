/** A query worker: reads the database in one snapshot per query, so that documents and index always fit together. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { isRecord } from '../foundation/json.ts'
import { createVisibility } from './visibility.ts'
import { createDocumentCache } from './document-cache.ts'
import { createSearchIndex } from './index/search-index.ts'
import { startBudget } from './language/budget.ts'
import { viewDocuments } from './lake-documents.ts'
import { QueryError } from './language/query-error.ts'
import type { QueryFailure, WorkerMessage, WorkerReply, WorkerTask } from './messages.ts'
import { runQuery } from './run-query.ts'
import { workDone } from './work.ts'

const settings: unknown = workerData
if (
  !isRecord(settings) ||
  typeof settings['database'] !== 'string' ||
  typeof settings['mostCached'] !== 'number' ||
  !Array.isArray(settings['privateTypes'])
)
  throw new Error('The query worker got no settings.')

const database = new DatabaseSync(settings['database'], { readOnly: true })
database.exec('PRAGMA busy_timeout = 2000; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456;')
const cache = createDocumentCache(database, settings['mostCached'])
const index = createSearchIndex(database, cache.variants)
const { isVisible } = createVisibility(database, settings['privateTypes'].map(String))

function answer({ job, limit }: WorkerTask): WorkerReply {
  database.exec('BEGIN')
  try {
    cache.catchUp()
    const budget = startBudget(limit)
    const documents = viewDocuments({ ...job, isVisible }, cache, index, budget)
    return { answer: runQuery(job, documents, budget) }
  } catch (error) {
    return { failure: toFailure(error) }
  } finally {
    database.exec('COMMIT')
  }
}

function toFailure(error: unknown): QueryFailure {
  if (error instanceof QueryError)
    return { kind: error.kind, message: error.message, position: error.position }
  if (error instanceof RangeError)
    return { kind: 'tooLarge', message: 'The query is nested too deeply, or its answer is too large.' }
  return { kind: 'invalid', message: error instanceof Error ? error.message : String(error) }
}

function tell(reply?: WorkerReply): void {
  const message: WorkerMessage = { reply, work: workDone() }
  parentPort?.postMessage(message)
}

parentPort?.on('message', (task: WorkerTask) => tell(answer(task)))
tell()
