/** The thread of large-writer.ts: writes one transaction, all or none, and says what became of it. */
import { parentPort, workerData } from 'node:worker_threads'
import { isRecord, parseAs } from '../foundation/json.ts'
import { createIndexWriter } from './index/index-writer.ts'
import { connect } from './database.ts'
import { partsOf, type WriterOrder, type WriterReply } from './large-writer.ts'
import { createStore } from './store.ts'
import { isChange, type Change, type Commit } from './transaction.ts'

const settings: unknown = workerData
if (
  !isRecord(settings) ||
  typeof settings['database'] !== 'string' ||
  typeof settings['mostPages'] !== 'number'
)
  throw new Error('The thread that writes large transactions got no settings.')

const database = connect(settings['database'])
database.exec(`PRAGMA max_page_count = ${settings['mostPages']}`)
const store = createStore(database, createIndexWriter(database))
const changes: Change[] = []

parentPort?.on('message', (order: WriterOrder) => {
  if ('changes' in order) changes.push(...order.changes.map((text) => parseAs(isChange, text)))
  else write({ ...order.commit, mutations: parseAs(Array.isArray, order.mutations) })
})

function write(commit: Omit<Commit, 'changes'>): void {
  try {
    const { seq, changes: records } = store.batch(() => store.append({ ...commit, changes }))
    for (const part of partsOf(records)) tell({ records: part })
    tell({ seq })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined
    tell({ failure: { message, errcode } })
  }
  store.close()
  database.close()
}

function tell(reply: WriterReply): void {
  parentPort?.postMessage(reply)
}
