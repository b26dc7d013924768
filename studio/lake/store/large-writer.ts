/** Writes large transactions in a thread of its own, with its own connection: this one goes on answering meanwhile. */
import { Worker } from 'node:worker_threads'
import { parseAs } from '../foundation/json.ts'
import { isChangeRecord, type ChangeRecord, type Commit, type TransactionRecord } from './transaction.ts'

/** Changes and characters in one message, so that no message takes long to make or to read. */
const BATCH_SIZE = 100
const MOST_CHARACTERS = 1_000_000

export interface LargeWriterSettings {
  readonly database: string
  readonly mostPages: number
}

/** To the thread: changes in parts, each as JSON text, which is copied much faster than objects; at last what they belong to. */
export type WriterOrder =
  | { readonly changes: readonly string[] }
  | { readonly commit: Omit<Commit, 'changes' | 'mutations'>; readonly mutations: string }

/** From the thread: records in parts, each as JSON text, at last the sequence number; or why nothing was written. */
export type WriterReply =
  | { readonly records: readonly string[] }
  | { readonly seq: number }
  | { readonly failure: { readonly message: string; readonly errcode: number | undefined } }

/** @throws Error as SQLite's where the transaction cannot be written; nothing of it is then */
export async function writeLarge(
  settings: LargeWriterSettings,
  { changes, mutations, ...commit }: Commit,
): Promise<TransactionRecord> {
  const worker = new Worker(new URL('./writer-worker.ts', import.meta.url), { workerData: settings })
  const written = outcomeOf(worker)
  try {
    for (const part of partsOf(changes)) {
      worker.postMessage({ changes: part } satisfies WriterOrder)
      await new Promise((resolve) => setImmediate(resolve))
    }
    worker.postMessage({ commit, mutations: JSON.stringify(mutations) } satisfies WriterOrder)
    const { seq, records } = await written
    const { transactionId: id, author, timestamp } = commit
    return { seq, id, author, timestamp, mutations, changes: records }
  } finally {
    await worker.terminate()
  }
}

/** The JSON texts of members, in parts of a bounded size. */
export function* partsOf(members: Iterable<unknown>): Generator<readonly string[]> {
  let part: string[] = []
  let size = 0
  for (const member of members) {
    const text = JSON.stringify(member)
    part.push(text)
    size += text.length
    if (part.length < BATCH_SIZE && size < MOST_CHARACTERS) continue
    yield part
    part = []
    size = 0
  }
  if (part.length > 0) yield part
}

function outcomeOf(worker: Worker): Promise<{ seq: number; records: readonly ChangeRecord[] }> {
  const records: ChangeRecord[] = []
  const outcome = new Promise<{ seq: number; records: readonly ChangeRecord[] }>((resolve, reject) => {
    worker.on('message', (reply: WriterReply) => {
      if ('records' in reply) records.push(...reply.records.map((text) => parseAs(isChangeRecord, text)))
      else if ('seq' in reply) resolve({ seq: reply.seq, records })
      else reject(Object.assign(new Error(reply.failure.message), { errcode: reply.failure.errcode }))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The thread that writes large transactions has ended.')))
  })
  // It may fail while the changes are still on their way.
  outcome.catch(() => undefined)
  return outcome
}
