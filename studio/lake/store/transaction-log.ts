/** The transactions as they were committed, read back in ranges. */
import type { DatabaseSync } from 'node:sqlite'
import { toList, toNumber, toText, toTransition } from './history-rows.ts'
import type { TransactionRecord } from './transaction.ts'

interface TransactionRange {
  /** Sequence numbers, both included. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Timestamps in ISO 8601, both included. */
  readonly fromTime?: string | undefined
  readonly toTime?: string | undefined
  readonly authors?: readonly string[] | undefined
  readonly newestFirst?: boolean
  readonly limit: number
}

export interface TransactionLog {
  /** The transaction that was written last. */
  newest(): { readonly seq: number; readonly id: string } | undefined
  /** Of the transaction with an id; undefined where it is not, or no longer, known. */
  seqOf(transactionId: string): number | undefined
  /** The last transaction of a document at or before a moment. */
  seqAt(id: string, time: string): number | undefined
  transactions(ids: readonly string[], range: TransactionRange): TransactionRecord[]
  /** Up to `limit` transactions of all documents after one, oldest first. */
  after(seq: number, limit: number): TransactionRecord[]
}

export function createTransactionLog(database: DatabaseSync): TransactionLog {
  const selectSeq = database.prepare('SELECT seq FROM transactions WHERE id = ?')
  const selectNewest = database.prepare('SELECT seq, id FROM transactions ORDER BY seq DESC LIMIT 1')
  const selectSeqAt = database.prepare(
    'SELECT max(c.seq) AS seq FROM changes c JOIN transactions t ON t.seq = c.seq WHERE c.id = ? AND t.timestamp <= ?',
  )
  const selectAfter = database.prepare('SELECT * FROM transactions WHERE seq > ? ORDER BY seq LIMIT ?')
  const selectChanges = database.prepare('SELECT * FROM changes WHERE seq = ? ORDER BY position')

  function toTransaction(row: Record<string, unknown>): TransactionRecord {
    const seq = Number(row['seq'])
    return {
      seq,
      id: String(row['id']),
      author: String(row['author']),
      timestamp: String(row['timestamp']),
      mutations: JSON.parse(String(row['mutations'])),
      changes: selectChanges.all(seq).map((change) => ({
        id: String(change['id']),
        transition: toTransition(change['transition']),
        previousRev: toText(change['previous_rev']),
        effects: { apply: toList(change['apply']), revert: toList(change['revert']) },
      })),
    }
  }

  return {
    newest() {
      const row = selectNewest.get()
      return row && { seq: Number(row['seq']), id: String(row['id']) }
    },
    seqOf: (transactionId) => toNumber(selectSeq.get(transactionId)?.['seq']),
    seqAt: (id, time) => toNumber(selectSeqAt.get(id, time)?.['seq']),
    after: (seq, limit) => selectAfter.all(seq, limit).map(toTransaction),
    transactions(ids, { from, to, fromTime, toTime, authors, newestFirst = false, limit }) {
      const places = (values: readonly unknown[]): string => values.map(() => '?').join(', ')
      const statement = database.prepare(
        `SELECT * FROM transactions t WHERE seq IN (SELECT seq FROM changes WHERE id IN (${places(ids)}))
           AND seq >= ? AND seq <= ? AND timestamp >= ? AND timestamp <= ?
           ${authors ? `AND author IN (${places(authors)})` : ''}
         ORDER BY seq ${newestFirst ? 'DESC' : 'ASC'} LIMIT ?`,
      )
      const rows = statement.all(
        ...ids,
        from ?? 0,
        to ?? Number.MAX_SAFE_INTEGER,
        fromTime ?? '',
        toTime ?? '\u{10ffff}',
        ...(authors ?? []),
        limit,
      )
      return rows.map(toTransaction)
    },
  }
}
