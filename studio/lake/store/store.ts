/** Documents, transactions and their effects; one writer, every commit whole and on disk before it is acknowledged. */
import type { DatabaseSync } from 'node:sqlite'
import { documentTable, type DocumentReader } from './documents.ts'
import { createHistory, type History } from './history.ts'
import { purgeDeletedWords, type IndexWriter } from './index/index-writer.ts'
import { inTransaction } from '../../../shared/in-transaction.ts'
import { writeLarge } from './large-writer.ts'
import { referenceTable } from './reference-table.ts'
import type { Change, ChangeRecord, Commit, TransactionRecord } from './transaction.ts'
import { transactionTable } from './transaction-table.ts'
import { createLogTruncation } from './truncate-log.ts'

export interface Store extends DocumentReader {
  readonly database: DatabaseSync
  readonly history: History
  /** Ids of documents that refer strongly to one, sorted. */
  referrers(target: string): Iterable<string>
  has(transactionId: string): boolean
  /** Runs writes as one SQLite transaction: all of them are on disk when it returns, or none. */
  batch<Result>(run: () => Result): Result
  /** Must run inside of {@link Store.batch}. */
  append(commit: Commit): TransactionRecord
  /** Deletes the history before a moment, in steps; other writes may come in between. */
  purgeBefore(time: string): Iterable<undefined>
  /** Takes the words of purged documents out of the full-text index, in steps; other writes may come in between. */
  purgeWords(): Iterable<undefined>
  /** Ends what is still to be done once nobody reads. */
  close(): void
  /** As {@link Store.append} in a batch of its own, in another thread; nothing else may write meanwhile. */
  appendLarge(commit: Commit): Promise<TransactionRecord>
}

/** @param index undefined where it is yet to be made */
export function createStore(database: DatabaseSync, index?: IndexWriter): Store {
  const history = createHistory(database)
  const { put, remove, ...documents } = documentTable(database)
  const references = referenceTable(database)
  const transactions = transactionTable(database)
  const log = createLogTruncation(database)
  let hasPurged = false

  function write(seq: number, position: number, change: Change): ChangeRecord {
    const { id, result } = change
    const body = result && JSON.stringify(result)
    references.replace(id, result)
    if (result && body !== undefined) put(result, body)
    else remove(id)
    const record = transactions.addChange(seq, position, change)
    if (body !== undefined) history.snapshot(id, seq, body)
    return record
  }

  function batch<Result>(run: () => Result): Result {
    const result = inTransaction(database, run)
    if (hasPurged) log.request()
    hasPurged = false
    return result
  }

  return {
    ...documents,
    database,
    history,
    referrers: references.referrers,
    has: transactions.has,
    batch,
    append(commit) {
      const { transactionId, author, timestamp, mutations, changes, purged = [] } = commit
      const seq = transactions.add(commit)
      for (const id of purged) history.purge(id)
      const records = changes.map((change, position) => write(seq, position, change))
      index?.write(changes)
      for (const id of purged) history.clearEffects(id)
      if (purged.length > 0) hasPurged = true
      return { seq, id: transactionId, author, timestamp, mutations, changes: records }
    },
    *purgeBefore(time) {
      while (batch(() => history.purgeBefore(time))) yield
      log.request()
    },
    *purgeWords() {
      // What others write may keep the merge of a single segment from going on; in a second round there are more.
      for (let round = 0; round < 2; round += 1) {
        let step: 'first' | 'next' = 'first'
        while (batch(() => purgeDeletedWords(database, step))) {
          step = 'next'
          yield
        }
      }
      log.request()
    },
    close: () => log.stop(),
    async appendLarge(commit) {
      const mostPages = Number(database.prepare('PRAGMA max_page_count').get()?.['max_page_count'])
      const written = await writeLarge({ database: String(database.location()), mostPages }, commit)
      if (commit.purged && commit.purged.length > 0) log.request()
      return written
    },
  }
}
