/** Writes transactions down, with the effects of each of their changes. */
import type { DatabaseSync } from 'node:sqlite'
import { without } from '../foundation/json.ts'
import { encodeMendoza } from './mendoza.ts'
import type { Change, ChangeRecord, Commit } from './transaction.ts'

interface TransactionTable {
  readonly has: (transactionId: string) => boolean
  /** @returns its sequence number */
  add(commit: Commit): number
  addChange(seq: number, position: number, change: Change): ChangeRecord
}

export function transactionTable(database: DatabaseSync): TransactionTable {
  const select = database.prepare('SELECT 1 FROM transactions WHERE id = ?')
  const insert = database.prepare(
    'INSERT INTO transactions (id, author, timestamp, mutations) VALUES (?, ?, ?, ?)',
  )
  const insertChange = database.prepare(
    'INSERT INTO changes (seq, position, id, transition, previous_rev, apply, revert) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )

  return {
    has: (transactionId) => select.get(transactionId) !== undefined,
    add({ transactionId, author, timestamp, mutations }) {
      return Number(insert.run(transactionId, author, timestamp, JSON.stringify(mutations)).lastInsertRowid)
    },
    addChange(seq, position, { id, previous, result }) {
      const transition = !previous ? 'appear' : result ? 'update' : 'disappear'
      // Sanity's effects know nothing of `_rev`: clients take it off before they apply one, and put the new one on.
      const before = previous ? without(previous, '_rev') : null
      const after = result ? without(result, '_rev') : null
      const effects = { apply: encodeMendoza(before, after), revert: encodeMendoza(after, before) }
      const texts = [JSON.stringify(effects.apply), JSON.stringify(effects.revert)] as const
      insertChange.run(seq, position, id, transition, previous?._rev ?? null, ...texts)
      return { id, transition, previousRev: previous?._rev, effects }
    },
  }
}
