/** Deletes history: of one document, or of all before a moment. */
import type { DatabaseSync } from 'node:sqlite'
import { toNumber } from './history-rows.ts'

export interface HistoryPurge {
  /** Deletes the changes and revisions of a document. */
  purge(id: string): void
  /** Clears the effects of a document's changes; the changes themselves stay. */
  clearEffects(id: string): void
  /** Whether a document has been purged after a transaction. */
  hasPurgeAfter(seq: number): boolean
  /** Deletes the oldest of what was before a moment. @returns whether there is more of it */
  purgeBefore(time: string): boolean
}

/** Transactions that are deleted at once. */
const BATCH_SIZE = 200

export function createHistoryPurge(database: DatabaseSync): HistoryPurge {
  // A purge leaves of a document's end no effects, which every other end has.
  const selectPurge = database.prepare(
    `SELECT 1 FROM changes WHERE seq > ? AND transition = 'disappear' AND apply = '[]' LIMIT 1`,
  )
  return {
    hasPurgeAfter: (seq) => selectPurge.get(seq) !== undefined,
    purge(id) {
      database
        .prepare(
          `UPDATE transactions SET mutations = '[]' WHERE seq IN (SELECT seq FROM changes WHERE id = ?)`,
        )
        .run(id)
      database.prepare('DELETE FROM changes WHERE id = ?').run(id)
      database.prepare('DELETE FROM snapshots WHERE id = ?').run(id)
    },
    clearEffects(id) {
      database.prepare(`UPDATE changes SET apply = '[]', revert = '[]' WHERE id = ?`).run(id)
    },
    purgeBefore(time) {
      // Below the first that is young enough: one whose clock was wrong takes none with it.
      const limit = toNumber(
        database
          .prepare(
            `SELECT coalesce((SELECT min(seq) - 1 FROM transactions WHERE timestamp >= ?), max(seq)) AS seq
             FROM transactions`,
          )
          .get(time)?.['seq'],
      )
      const oldest = toNumber(database.prepare('SELECT min(seq) AS seq FROM transactions').get()?.['seq'])
      if (limit === undefined || oldest === undefined) return false
      const to = Math.min(limit, oldest + BATCH_SIZE)
      // The newest transaction stays, so that sequence numbers go on from it.
      const notNewest = 'seq <= ?1 AND seq < (SELECT max(seq) FROM transactions)'
      database.prepare(`DELETE FROM changes WHERE ${notNewest}`).run(to)
      if (to === limit) database.prepare('DELETE FROM snapshots WHERE seq <= ?').run(limit)
      database.prepare(`DELETE FROM transactions WHERE ${notNewest}`).run(to)
      return to < limit
    },
  }
}
