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
  /** The last transaction by which a document was as it was at a moment; undefined where the history does not reach back so far. */
  seqAt(id: string, time: string): number | undefined
  /** Read one by one; what is purged meanwhile is left out. */
  transactions(ids: readonly string[], range: TransactionRange): Iterable<TransactionRecord>
  /** The first transaction after one. */
  next(seq: number): TransactionRecord | undefined
}

export function createTransactionLog(database: DatabaseSync): TransactionLog {
  const selectSeq = database.prepare('SELECT seq FROM transactions WHERE id = ?')
  const selectNewest = database.prepare('SELECT seq, id FROM transactions ORDER BY seq DESC LIMIT 1')
  const selectSeqAt = database.prepare(
    `SELECT coalesce(
       (SELECT max(c.seq) FROM changes c JOIN transactions t ON t.seq = c.seq WHERE c.id = ?1 AND t.timestamp <= ?2),
       (SELECT min(seq) - 1 FROM changes WHERE id = ?1),
       (SELECT max(seq) FROM transactions)
     ) AS seq WHERE EXISTS (SELECT 1 FROM transactions WHERE timestamp <= ?2)`,
  )
  const selectNext = database.prepare('SELECT * FROM transactions WHERE seq > ? ORDER BY seq LIMIT 1')
  const selectOne = database.prepare('SELECT * FROM transactions WHERE seq = ?')
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
    next(seq) {
      const row = selectNext.get(seq)
      return row && toTransaction(row)
    },
    *transactions(ids, { from, to, fromTime, toTime, authors, newestFirst = false, limit }) {
      const places = (values: readonly unknown[]): string => values.map(() => '?').join(', ')
      const statement = database.prepare(
        `SELECT seq FROM transactions t WHERE seq IN (SELECT seq FROM changes WHERE id IN (${places(ids)}))
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
      for (const { seq } of rows) {
        const row = selectOne.get(Number(seq))
        if (row) yield toTransaction(row)
      }
    },
  }
}
