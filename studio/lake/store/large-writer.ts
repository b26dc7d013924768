/** Writes large transactions in a thread of its own, with its own connection: this one goes on answering meanwhile. */
import { Worker } from 'node:worker_threads'
import type { Change, ChangeRecord, Commit, TransactionRecord } from './transaction.ts'

/** Changes in one message, so that no message takes long to make or to read. */
const AT_ONCE = 100

export interface LargeWriterSettings {
  readonly database: string
  readonly mostPages: number
}

/** To the thread: changes in parts, at last what they belong to. */
export type WriterOrder =
  { readonly changes: readonly Change[] } | { readonly commit: Omit<Commit, 'changes'> }

/** From the thread: records in parts, at last the sequence number; or why nothing was written. */
export type WriterReply =
  | { readonly records: readonly ChangeRecord[] }
  | { readonly seq: number }
  | { readonly failure: { readonly message: string; readonly errcode: number | undefined } }

/** @throws Error as SQLite's where the transaction cannot be written; nothing of it is then */
export async function writeLarge(
  settings: LargeWriterSettings,
  { changes, ...commit }: Commit,
): Promise<TransactionRecord> {
  const worker = new Worker(new URL('./writer-worker.ts', import.meta.url), { workerData: settings })
  const written = outcomeOf(worker)
  try {
    for (const part of partsOf(changes)) {
      worker.postMessage({ changes: part } satisfies WriterOrder)
      await new Promise((resolve) => setImmediate(resolve))
    }
    worker.postMessage({ commit } satisfies WriterOrder)
    const { seq, records } = await written
    const { transactionId: id, author, timestamp, mutations } = commit
    return { seq, id, author, timestamp, mutations, changes: records }
  } finally {
    await worker.terminate()
  }
}

export function* partsOf<Member>(members: readonly Member[]): Generator<readonly Member[]> {
  for (let start = 0; start < members.length; start += AT_ONCE) yield members.slice(start, start + AT_ONCE)
}

function outcomeOf(worker: Worker): Promise<{ seq: number; records: readonly ChangeRecord[] }> {
  const records: ChangeRecord[] = []
  const outcome = new Promise<{ seq: number; records: readonly ChangeRecord[] }>((resolve, reject) => {
    worker.on('message', (reply: WriterReply) => {
      if ('records' in reply) records.push(...reply.records)
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
