/** Documents, transactions and their effects; one writer, every commit whole and on disk before it is acknowledged. */
import type { DatabaseSync } from 'node:sqlite'
import { applyPatch } from 'mendoza'
import { isRecord, isStored, parseStored, type StoredDocument } from '../json.ts'
import { encodeMendoza } from './mendoza.ts'

export interface Change {
  readonly id: string
  readonly previous: StoredDocument | undefined
  readonly result: StoredDocument | undefined
}

export interface Commit {
  readonly transactionId: string
  readonly author: string
  readonly timestamp: string
  readonly mutations: readonly unknown[]
  readonly changes: readonly Change[]
}

export interface ChangeRecord {
  readonly id: string
  readonly transition: 'appear' | 'update' | 'disappear'
  readonly previousRev: string | undefined
  readonly effects: { readonly apply: unknown; readonly revert: unknown }
}

export interface TransactionRecord {
  readonly seq: number
  readonly id: string
  readonly author: string
  readonly timestamp: string
  readonly mutations: unknown
  readonly changes: readonly ChangeRecord[]
}

export type Store = ReturnType<typeof createStore>

export function createStore(database: DatabaseSync) {
  const selectBody = database.prepare('SELECT body FROM documents WHERE id = ?')
  const upsert = database.prepare(
    'INSERT INTO documents (id, type, rev, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET type = excluded.type, rev = excluded.rev, body = excluded.body',
  )
  const remove = database.prepare('DELETE FROM documents WHERE id = ?')
  const insertTransaction = database.prepare(
    'INSERT INTO transactions (id, author, timestamp, mutations) VALUES (?, ?, ?, ?)',
  )
  const insertChange = database.prepare(
    'INSERT INTO changes (seq, position, id, transition, previous_rev, apply, revert) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const clearReferences = database.prepare('DELETE FROM strong_references WHERE source = ?')
  const insertReference = database.prepare(
    'INSERT OR IGNORE INTO strong_references (source, target) VALUES (?, ?)',
  )
  const selectReferrers = database.prepare(
    'SELECT source FROM strong_references WHERE target = ? ORDER BY source LIMIT 100',
  )
  const selectTransaction = database.prepare('SELECT * FROM transactions WHERE id = ?')
  const selectChanges = database.prepare('SELECT * FROM changes WHERE seq = ? ORDER BY position')
  const selectHistory = database.prepare(
    'SELECT DISTINCT t.* FROM transactions t JOIN changes c ON c.seq = t.seq WHERE c.id = ? ORDER BY t.seq',
  )
  const selectAfter = database.prepare('SELECT * FROM transactions WHERE seq > ? ORDER BY seq')

  function get(id: string): StoredDocument | undefined {
    const body = selectBody.get(id)?.['body']
    return typeof body === 'string' ? parseStored(body) : undefined
  }

  function changesOf(seq: number): ChangeRecord[] {
    return selectChanges.all(seq).map((row) => ({
      id: String(row['id']),
      transition: transition(row['transition']),
      previousRev: typeof row['previous_rev'] === 'string' ? row['previous_rev'] : undefined,
      effects: { apply: parseJson(row['apply']), revert: parseJson(row['revert']) },
    }))
  }

  function toTransaction(row: Record<string, unknown>): TransactionRecord {
    const seq = Number(row['seq'])
    return {
      seq,
      id: String(row['id']),
      author: String(row['author']),
      timestamp: String(row['timestamp']),
      mutations: parseJson(row['mutations']),
      changes: changesOf(seq),
    }
  }

  return {
    database,
    get,
    isEmpty: () => database.prepare('SELECT 1 FROM documents LIMIT 1').get() === undefined,
    referrers: (target: string) => selectReferrers.all(target).map((row) => String(row['source'])),
    transaction(id: string): TransactionRecord | undefined {
      const row = selectTransaction.get(id)
      return row && toTransaction(row)
    },
    transactionsAfter: (seq: number) => selectAfter.all(seq).map(toTransaction),
    history: (id: string) => selectHistory.all(id).map(toTransaction),

    /** The document as it was right after a transaction, from today's by undoing what came later. */
    at(id: string, seq: number): StoredDocument | undefined {
      let value: unknown = get(id) ?? null
      for (const later of selectHistory.all(id).map(toTransaction).reverse()) {
        if (later.seq <= seq) break
        for (const change of later.changes.toReversed()) {
          if (change.id === id) value = applyPatch(value, asPatch(change.effects.revert))
        }
      }
      return isStored(value) ? value : undefined
    },

    commit({ transactionId, author, timestamp, mutations, changes }: Commit): TransactionRecord {
      database.exec('BEGIN IMMEDIATE')
      try {
        const { lastInsertRowid } = insertTransaction.run(
          transactionId,
          author,
          timestamp,
          JSON.stringify(mutations),
        )
        for (const [position, { id, previous, result }] of changes.entries()) {
          clearReferences.run(id)
          if (result) {
            upsert.run(id, result._type, result._rev, JSON.stringify(result))
            for (const target of strongReferences(result)) insertReference.run(id, target)
          } else remove.run(id)
          const kind = !previous ? 'appear' : result ? 'update' : 'disappear'
          const apply = JSON.stringify(encodeMendoza(previous ?? null, result ?? null))
          const revert = JSON.stringify(encodeMendoza(result ?? null, previous ?? null))
          insertChange.run(lastInsertRowid, position, id, kind, previous?._rev ?? null, apply, revert)
        }
        database.exec('COMMIT')
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
      const row = selectTransaction.get(transactionId)
      if (!row) throw new Error(`The transaction ${transactionId} was committed but cannot be read.`)
      return toTransaction(row)
    },
  }
}

/** The ids that a document refers to and that must therefore exist. */
export function strongReferences(value: unknown): Set<string> {
  const found = new Set<string>()
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (Array.isArray(next)) for (const member of next) waiting.push(member)
    else if (isRecord(next)) {
      const target = next['_ref']
      if (typeof target === 'string' && next['_weak'] !== true) found.add(target)
      waiting.push(...Object.values(next))
    }
  }
  return found
}

function transition(value: unknown): ChangeRecord['transition'] {
  return value === 'appear' || value === 'disappear' ? value : 'update'
}

function asPatch(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function parseJson(text: unknown): unknown {
  return JSON.parse(String(text))
}
