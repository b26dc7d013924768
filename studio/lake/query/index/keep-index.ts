/**
 * Keeps the index in step with the documents. It lies in the same database and changes in the same transaction, by triggers
 * of this connection; what another program wrote in between is caught up with when the lake opens.
 */
import type { DatabaseSync } from 'node:sqlite'
import { parseStored } from '../../json.ts'
import { encodeWord, termsOfDocument, type DocumentTerms } from './terms.ts'

/** Raise it when tokens.ts, text-of.ts, terms.ts or these tables change: the index is then made anew. */
const VERSION = '2'
/** Changes that a query worker may be behind; one that is further behind forgets all it has in memory. */
const CHANGES_KEPT = 10_000

/** Documents in memory while an index is made. */
const READ_AT_ONCE = 500

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

const REMOVE = `
  DELETE FROM index_words WHERE rowid = (SELECT row FROM index_documents WHERE id = old.id);
  DELETE FROM index_references WHERE source = (SELECT row FROM index_documents WHERE id = old.id);
  DELETE FROM index_documents WHERE id = old.id;`

const INSERT = `
  INSERT INTO index_documents (id, rev, type, updated, slug)
    VALUES (new.id, new.rev, new.type, index_updated_at(new.body), index_slug(new.body));
  INSERT INTO index_references (target, source)
    SELECT value, (SELECT row FROM index_documents WHERE id = new.id) FROM json_each(index_references_of(new.body));
  INSERT INTO index_words (rowid, words)
    VALUES ((SELECT row FROM index_documents WHERE id = new.id), index_words_of(new.body));`

const LOG = (id: string): string => `
  INSERT INTO index_changes (id) VALUES (${id});
  DELETE FROM index_changes WHERE seq <= (SELECT max(seq) FROM index_changes) - ${CHANGES_KEPT};`

export function keepIndex(database: DatabaseSync): void {
  defineFunctions(database)
  database.exec('BEGIN IMMEDIATE')
  try {
    if (versionOf(database) !== VERSION) {
      for (const name of NAMES) database.exec(`DROP TABLE IF EXISTS ${name}`)
      database.exec('DROP INDEX IF EXISTS index_types')
      database.exec(TABLES)
    }
    catchUp(database)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
  database.exec(`
    CREATE TEMP TRIGGER index_inserted AFTER INSERT ON main.documents BEGIN ${INSERT} ${LOG('new.id')} END;
    CREATE TEMP TRIGGER index_updated AFTER UPDATE ON main.documents BEGIN ${REMOVE} ${INSERT} ${LOG('new.id')} END;
    CREATE TEMP TRIGGER index_deleted AFTER DELETE ON main.documents BEGIN ${REMOVE} ${LOG('old.id')} END;`)
}

/** Words of erased documents lie in the index until its segments are merged; after this they lie nowhere. */
export function forgetErasedWords(database: DatabaseSync): void {
  database.exec("INSERT INTO index_words (index_words) VALUES ('optimize')")
}

function versionOf(database: DatabaseSync): unknown {
  const exists = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'index_version'").get()
  return exists && database.prepare('SELECT version FROM index_version').get()?.['version']
}

/** Indexes what the index lacks or has in another revision, and drops what is no longer there. */
function catchUp(database: DatabaseSync): void {
  const stale = database
    .prepare(
      `SELECT id FROM index_documents i WHERE NOT EXISTS
         (SELECT 1 FROM documents d WHERE d.id = i.id AND d.rev = i.rev)`,
    )
    .all()
  const remove = REMOVE.split(';').filter((statement) => statement.trim() !== '')
  for (const { id } of stale) {
    for (const statement of remove) database.prepare(statement.replaceAll('old.id', '?')).run(String(id))
    database.prepare('INSERT INTO index_changes (id) VALUES (?)').run(String(id))
  }
  const insert = database.prepare(
    'INSERT INTO index_documents (id, rev, type, updated, slug) VALUES (?, ?, ?, index_updated_at(?), index_slug(?))',
  )
  const insertReferences = database.prepare(
    'INSERT INTO index_references (target, source) SELECT value, ? FROM json_each(index_references_of(?))',
  )
  const insertWords = database.prepare('INSERT INTO index_words (rowid, words) VALUES (?, index_words_of(?))')
  const selectMissing = database.prepare(
    'SELECT id, rev, type, body FROM documents WHERE id > ? AND id NOT IN (SELECT id FROM index_documents) ORDER BY id LIMIT ?',
  )
  let last = ''
  function* missing() {
    for (
      let rows = selectMissing.all(last, READ_AT_ONCE);
      rows.length > 0;
      rows = selectMissing.all(last, READ_AT_ONCE)
    )
      yield* rows
  }
  for (const row of missing()) {
    const body = String(row['body'])
    last = String(row['id'])
    const { lastInsertRowid } = insert.run(
      String(row['id']),
      String(row['rev']),
      String(row['type']),
      body,
      body,
    )
    insertReferences.run(lastInsertRowid, body)
    insertWords.run(lastInsertRowid, body)
  }
}

function defineFunctions(database: DatabaseSync): void {
  let last: { readonly body: unknown; readonly terms: DocumentTerms } | undefined
  const terms = (body: unknown): DocumentTerms => {
    if (last?.body !== body || last === undefined)
      last = { body, terms: termsOfDocument(parseStored(String(body))) }
    return last.terms
  }
  const options = { deterministic: true }
  database.function('index_updated_at', options, (body) => terms(body).updatedAt)
  database.function('index_slug', options, (body) => terms(body).slug ?? null)
  database.function('index_references_of', options, (body) => JSON.stringify([...terms(body).references]))
  database.function('index_words_of', options, (body) => [...terms(body).words].map(encodeWord).join(' '))
}
