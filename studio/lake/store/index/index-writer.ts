/**
 * Keeps the index in step with the documents. It is stored in the same database and changes in the same transaction; what another
 * program wrote in between is caught up with when the lake opens.
 */
import type { DatabaseSync } from 'node:sqlite'
import { parseStored, type StoredDocument } from '../../foundation/json.ts'
import { inTransaction } from '../../../../shared/in-transaction.ts'
import { encodeWord, termsOfDocument } from './terms.ts'

/** Raise it when tokens.ts, block-text.ts, terms.ts or these tables change: the index is then made anew. */
const VERSION = '2'
/** Changes that a query worker may be behind; one that is further behind forgets all it has in memory. */
const MAX_CHANGES = 10_000

/** Documents in memory while an index is made. */
const BATCH_SIZE = 500

const TABLES = `
  CREATE TABLE index_documents (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev TEXT NOT NULL, type TEXT NOT NULL,
    updated TEXT NOT NULL, slug TEXT
  ) STRICT;
  CREATE INDEX index_updates ON index_documents (type, updated, id);
  CREATE INDEX index_slugs ON index_documents (slug) WHERE slug IS NOT NULL;
  CREATE TABLE index_references (target TEXT NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (target, source))
    STRICT, WITHOUT ROWID;
  CREATE INDEX index_reference_sources ON index_references (source);
  CREATE VIRTUAL TABLE index_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = 'none', tokenize = "ascii tokenchars '_'"
  );
  CREATE TABLE index_changes (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL) STRICT;
  CREATE INDEX index_types ON documents (type, id);
  CREATE TABLE index_version (version TEXT NOT NULL) STRICT;
  INSERT INTO index_version VALUES ('${VERSION}');`

const NAMES = ['index_documents', 'index_references', 'index_words', 'index_changes', 'index_version']

interface Written {
  readonly id: string
  /** Undefined where it is gone. */
  readonly result: StoredDocument | undefined
}

export interface IndexWriter {
  /** Must run in the transaction that writes the documents; each at most once. */
  write(documents: readonly Written[]): void
}

/** @returns what keeps it so */
export function ensureIndex(database: DatabaseSync): IndexWriter {
  return inTransaction(database, () => {
    if (versionOf(database) !== VERSION) {
      for (const name of NAMES) database.exec(`DROP TABLE IF EXISTS ${name}`)
      database.exec('DROP INDEX IF EXISTS index_types')
      database.exec(TABLES)
    }
    // A merge goes on while others write (https://sqlite.org/fts5.html#the_usermerge_configuration_option).
    database.exec("INSERT INTO index_words (index_words, rank) VALUES ('usermerge', 2)")
    const index = createIndexWriter(database)
    catchUp(database, index)
    return index
  })
}

/**
 * For another connection to a database whose index is kept. The full-text index gathers in memory what is written one statement
 * after the other in the order of its rows, and writes a segment whenever that order is broken, or beneath a trigger: a segment
 * for each document takes ten times as long.
 */
export function createIndexWriter(database: DatabaseSync): IndexWriter {
  const selectRow = database.prepare('SELECT row FROM index_documents WHERE id = ?')
  const removeWords = database.prepare('DELETE FROM index_words WHERE rowid = ?')
  const removeReferences = database.prepare('DELETE FROM index_references WHERE source = ?')
  const removeDocument = database.prepare('DELETE FROM index_documents WHERE row = ?')
  const insertDocument = database.prepare(
    'INSERT INTO index_documents (row, id, rev, type, updated, slug) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const insertReference = database.prepare('INSERT INTO index_references (target, source) VALUES (?, ?)')
  const insertWords = database.prepare('INSERT INTO index_words (rowid, words) VALUES (?, ?)')
  const log = database.prepare('INSERT INTO index_changes (id) VALUES (?)')
  const shortenLog = database.prepare(`DELETE FROM index_changes WHERE seq <= ? - ${MAX_CHANGES}`)

  function rowOf(id: string): number | undefined {
    const row = selectRow.get(id)?.['row']
    return typeof row === 'number' ? row : undefined
  }

  function put(row: number | undefined, document: StoredDocument): void {
    const { updatedAt, slug, references, words } = termsOfDocument(document)
    const { lastInsertRowid } = insertDocument.run(
      row ?? null,
      document._id,
      document._rev,
      document._type,
      updatedAt,
      slug ?? null,
    )
    for (const target of references) insertReference.run(target, lastInsertRowid)
    insertWords.run(lastInsertRowid, [...words].map(encodeWord).join(' '))
  }

  return {
    write(documents) {
      const found = documents.map(({ id, result }) => ({ id, result, row: rowOf(id) }))
      found.sort((left, right) => (left.row ?? Infinity) - (right.row ?? Infinity) || 0)
      for (const { id, result, row } of found) {
        if (row !== undefined)
          for (const statement of [removeWords, removeReferences, removeDocument]) statement.run(row)
        if (result) put(row, result)
        shortenLog.run(log.run(id).lastInsertRowid)
      }
    },
  }
}

/** Pages of the full-text index that are written at once. */
const PAGES = 64

/**
 * Merges the segments of the full-text index, which until then still hold the words of purged documents: some pages of it.
 * @param step `first` begins with all segments there are @returns whether there is more to merge
 */
export function purgeDeletedWords(database: DatabaseSync, step: 'first' | 'next'): boolean {
  const changes = database.prepare('SELECT total_changes() AS changes')
  const before = Number(changes.get()?.['changes'])
  // A negative number begins a merge of everything, a positive one goes on with it (https://sqlite.org/fts5.html#the_merge_command).
  database
    .prepare("INSERT INTO index_words (index_words, rank) VALUES ('merge', ?)")
    .run(step === 'first' ? -PAGES : PAGES)
  return Number(changes.get()?.['changes']) - before >= 2
}

function versionOf(database: DatabaseSync): unknown {
  const exists = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'index_version'").get()
  return exists && database.prepare('SELECT version FROM index_version').get()?.['version']
}

/** Indexes what the index lacks or has in another revision, and drops what is no longer there. */
function catchUp(database: DatabaseSync, index: IndexWriter): void {
  const stale = database
    .prepare(
      `SELECT id FROM index_documents i WHERE NOT EXISTS
         (SELECT 1 FROM documents d WHERE d.id = i.id AND d.rev = i.rev)`,
    )
    .all()
  index.write(stale.map(({ id }) => ({ id: String(id), result: undefined })))
  const selectMissing = database.prepare(
    'SELECT id, body FROM documents WHERE id > ? AND id NOT IN (SELECT id FROM index_documents) ORDER BY id LIMIT ?',
  )
  let last = ''
  for (;;) {
    const rows = selectMissing.all(last, BATCH_SIZE)
    if (rows.length === 0) return
    index.write(rows.map(({ id, body }) => ({ id: String(id), result: parseStored(String(body)) })))
    last = String(rows.at(-1)?.['id'])
  }
}
