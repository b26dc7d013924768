/** The tables of the release database, and how one of an earlier version becomes one of this. */
import type { DatabaseSync } from 'node:sqlite'

/** A document holds like an entry: what a release shows, an index of that release finds. */
const DOCUMENT = `
  CREATE TABLE document (
    id TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, json TEXT NOT NULL, PRIMARY KEY (id, since)
  ) STRICT;
  CREATE INDEX document_by_end ON document (until);`

/**
 * A body that is a page names its share picture. What one shows is text until it is drawn; a picture of no bytes cannot be drawn.
 * A release with \`completes\` brings only what search reads, for the release of that number.
 */
const TO_VERSION_3 = `
  ALTER TABLE body ADD COLUMN card TEXT;
  CREATE INDEX body_by_card ON body (card) WHERE card IS NOT NULL;
  CREATE TABLE card (name TEXT PRIMARY KEY, text TEXT NOT NULL, picture BLOB) STRICT;
  ALTER TABLE release ADD COLUMN completes INTEGER;
  PRAGMA user_version = 3;`

/** Version 1 had the documents of the newest release only, so that no release before the live one can be gone back to. */
const FROM_VERSION_1 = `
  ALTER TABLE document RENAME TO document_1;
  ${DOCUMENT}
  INSERT INTO document (id, since, json)
    SELECT id, (SELECT coalesce(max(number), 0) FROM release), json FROM document_1;
  DROP TABLE document_1;
  DELETE FROM release WHERE number < (SELECT max(number) FROM release);
  ${TO_VERSION_3}`

/**
 * An entry holds from release `since` up to, not including, release `until`; it is live where that is null.
 * It has either a body or, for a redirect, a location.
 */
const SCHEMA = `
  CREATE TABLE release (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, published_at TEXT NOT NULL, pages INTEGER NOT NULL,
    back_to INTEGER
  ) STRICT;
  CREATE TABLE body (key INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, content BLOB NOT NULL) STRICT;
  CREATE TABLE entry (
    path TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, body INTEGER REFERENCES body(key), location TEXT,
    PRIMARY KEY (path, since)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_by_end ON entry (until);
  CREATE INDEX entry_by_body ON entry (body);
  ${DOCUMENT}
  CREATE TABLE hold (one INTEGER PRIMARY KEY CHECK (one = 1), since TEXT NOT NULL) STRICT;
  ${TO_VERSION_3}`

/** What makes each version the newest. */
const MIGRATIONS = new Map<unknown, string>([
  [0, SCHEMA],
  [1, FROM_VERSION_1],
  [2, TO_VERSION_3],
])
const NEWEST = 3

export class UnknownVersionError extends Error {
  override name = 'UnknownVersionError'
}

/** @throws UnknownVersionError */
export function migrate(database: DatabaseSync): void {
  const version = (): unknown => database.prepare('PRAGMA user_version').get()?.['user_version']
  if (version() === NEWEST) return
  database.exec('BEGIN IMMEDIATE')
  try {
    // Another process may have done it meanwhile.
    if (version() !== NEWEST) {
      const migration = MIGRATIONS.get(version())
      if (migration === undefined)
        throw new UnknownVersionError(`its version ${String(version())} is not known`)
      database.exec(migration)
    }
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
