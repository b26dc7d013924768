/** Documents, transactions and their effects; one writer, every commit whole and on disk before it is acknowledged. */
import type { DatabaseSync } from 'node:sqlite'
import { parseStored, without, type StoredDocument } from '../foundation/json.ts'
import { eraseDeletedWords, type IndexWriter } from './index/index-writer.ts'
import { createHistory, type History } from './history.ts'
import { writeLarge } from './large-writer.ts'
import { encodeMendoza } from './mendoza.ts'
import { strongReferences } from './references.ts'
import type { Change, ChangeRecord, Commit, TransactionRecord } from './transaction.ts'
import { createLogTruncation } from './truncate-log.ts'

export interface Store {
  readonly database: DatabaseSync
  readonly history: History
  get(id: string): StoredDocument | undefined
  /** The JSON text of a document, with its type. */
  textOf(id: string): { readonly type: string; readonly text: string } | undefined
  isEmpty(): boolean
  /** Ids of documents that begin with a text, sorted. */
  idsWith(prefix: string): string[]
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
  eraseWords(): Iterable<undefined>
  /** Ends what is still to be done once nobody reads. */
  close(): void
  /** As {@link Store.append} in a batch of its own, in another thread; nothing else may write meanwhile. */
  appendLarge(commit: Commit): Promise<TransactionRecord>
}

/** @param index undefined where it is yet to be made */
export function createStore(database: DatabaseSync, index?: IndexWriter): Store {
  const history = createHistory(database)
  const log = createLogTruncation(database)
  let hasPurged = false
  const selectBody = database.prepare('SELECT type, body FROM documents WHERE id = ?')
  const upsert = database.prepare(
    'INSERT INTO documents (id, type, rev, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET type = excluded.type, rev = excluded.rev, body = excluded.body',
  )
  const remove = database.prepare('DELETE FROM documents WHERE id = ?')
  const selectIds = database.prepare('SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id')
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
    'SELECT source FROM strong_references WHERE target = ? ORDER BY source',
  )
  const selectTransaction = database.prepare('SELECT 1 FROM transactions WHERE id = ?')

  function write(seq: number, position: number, { id, previous, result }: Change): ChangeRecord {
    clearReferences.run(id)
    const body = result && JSON.stringify(result)
    if (result && body !== undefined) {
      upsert.run(id, result._type, result._rev, body)
      for (const target of strongReferences(result)) insertReference.run(id, target)
    } else remove.run(id)
    const transition = !previous ? 'appear' : result ? 'update' : 'disappear'
    // Sanity's effects know nothing of `_rev`: clients take it off before they apply one, and put the new one on.
    const before = previous ? without(previous, '_rev') : null
    const after = result ? without(result, '_rev') : null
    const effects = { apply: encodeMendoza(before, after), revert: encodeMendoza(after, before) }
    insertChange.run(
      seq,
      position,
      id,
      transition,
      previous?._rev ?? null,
      JSON.stringify(effects.apply),
      JSON.stringify(effects.revert),
    )
    if (body !== undefined) history.snapshot(id, seq, body)
    return { id, transition, previousRev: previous?._rev, effects }
  }

  function batch<Result>(run: () => Result): Result {
    database.exec('BEGIN IMMEDIATE')
    try {
      const result = run()
      database.exec('COMMIT')
      if (hasPurged) log.request()
      hasPurged = false
      return result
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  return {
    database,
    history,
    get(id) {
      const body = selectBody.get(id)?.['body']
      return typeof body === 'string' ? parseStored(body) : undefined
    },
    textOf(id) {
      const row = selectBody.get(id)
      return row && { type: String(row['type']), text: String(row['body']) }
    },
    isEmpty: () => database.prepare('SELECT 1 FROM documents LIMIT 1').get() === undefined,
    idsWith: (prefix) => selectIds.all(prefix, `${prefix}\u{10ffff}`).map((row) => String(row['id'])),
    *referrers(target) {
      for (const { source } of selectReferrers.iterate(target)) yield String(source)
    },
    has: (transactionId) => selectTransaction.get(transactionId) !== undefined,
    batch,
    append({ transactionId, author, timestamp, mutations, changes, purged = [] }) {
      const inserted = insertTransaction.run(transactionId, author, timestamp, JSON.stringify(mutations))
      const seq = Number(inserted.lastInsertRowid)
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
    *eraseWords() {
      // What others write may keep the merge of a single segment from going on; in a second round there are more.
      for (let round = 0; round < 2; round += 1) {
        let step: 'first' | 'next' = 'first'
        while (batch(() => eraseDeletedWords(database, step))) {
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
