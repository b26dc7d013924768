/** The SQLite file that holds all releases: opened safely, begun anew where it cannot be read. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PublishError } from '../errors.ts'

/** A document holds like an entry: what a release shows, an index of that release finds. */
const DOCUMENT = `
  CREATE TABLE document (
    id TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, json TEXT NOT NULL, PRIMARY KEY (id, since)
  ) STRICT;
  CREATE INDEX document_by_end ON document (until);`

/** Version 1 had the documents of the newest release only, so that no release before the live one can be gone back to. */
const FROM_VERSION_1 = `
  ALTER TABLE document RENAME TO document_1;
  ${DOCUMENT}
  INSERT INTO document (id, since, json)
    SELECT id, (SELECT coalesce(max(number), 0) FROM release), json FROM document_1;
  DROP TABLE document_1;
  DELETE FROM release WHERE number < (SELECT max(number) FROM release);
  PRAGMA user_version = 2;`

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
  PRAGMA user_version = 2;`

export interface ReleaseDatabaseOptions {
  /** Of the file; a release that does not fit is refused. */
  readonly maxBytes: number
  /** What lies here can be made again from the content: a damaged file is then put aside and a new one begun. Only for the publisher. */
  readonly beginsAnew: boolean
}

/**
 * @param directory is made where it is not there
 * @throws PublishError step `write` where the file is locked, the disk is full, or the file is damaged and stays in its place
 */
export function openReleaseDatabase(
  directory: string,
  log: (line: string) => void,
  { maxBytes, beginsAnew }: ReleaseDatabaseOptions,
): DatabaseSync {
  mkdirSync(directory, { recursive: true })
  dropAside(directory)
  const path = join(directory, NAME)
  const pages = Math.max(1, Math.floor(maxBytes / PAGE_SIZE))
  try {
    return open(path, pages)
  } catch (cause) {
    if (!isDamage(cause))
      throw new PublishError('write', `${path} cannot be opened now (${String(cause)}); it stays as it is.`, {
        cause,
      })
    if (!beginsAnew)
      throw new PublishError('write', `${path} is damaged (${String(cause)}); \`npm start\` makes it anew.`, {
        cause,
      })
    const aside = `${path}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`
    log(
      `Publisher: ${path} cannot be read (${String(cause)}); it is kept as ${aside} and the site made anew.`,
    )
    for (const ending of ['', '-wal', '-shm'])
      if (existsSync(path + ending)) renameSync(path + ending, aside + ending)
    return open(path, pages)
  }
}

const NAME = 'site.sqlite'
/** Bytes. Most pages of the site fit into two of these. */
const PAGE_SIZE = 16_384
/** Milliseconds that another process may hold a lock. */
const PATIENCE = 10_000
/** Milliseconds that a damaged file is kept; like a backup, because it shows what may have been withdrawn since. */
const ASIDE_KEPT = 14 * 24 * 60 * 60 * 1_000

const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

class UnknownVersionError extends Error {
  override name = 'UnknownVersionError'
}

function isDamage(error: unknown): boolean {
  if (error instanceof UnknownVersionError) return true
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) % 256 : undefined
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB
}

function dropAside(directory: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name)
    if (name.startsWith(`${NAME}.damaged`) && statSync(path).ctimeMs < Date.now() - ASIDE_KEPT)
      rmSync(path, { force: true })
  }
}

function open(path: string, maxPages: number): DatabaseSync {
  const database = new DatabaseSync(path)
  try {
    database.exec(
      // What is withdrawn is overwritten, so that no page of it stays in the file.
      `PRAGMA busy_timeout = ${PATIENCE}; PRAGMA page_size = ${PAGE_SIZE}; PRAGMA journal_mode = WAL;
       PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
       PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16384; PRAGMA max_page_count = ${maxPages};`,
    )
    migrate(database)
    emptyLog(database)
    database.prepare('SELECT count(*) FROM release').get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Looks again inside of the transaction, where no other process can be at the same. */
function migrate(database: DatabaseSync): void {
  const version = (): unknown => database.prepare('PRAGMA user_version').get()?.['user_version']
  if (version() === 2) return
  database.exec('BEGIN IMMEDIATE')
  try {
    if (version() === 0) database.exec(SCHEMA)
    else if (version() === 1) database.exec(FROM_VERSION_1)
    else if (version() !== 2) throw new UnknownVersionError(`its version ${String(version())} is not known`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** What was deleted lies in SQLite's log until it is emptied. Waits for nobody: where somebody reads, the next start does it. */
export function emptyLog(database: DatabaseSync): void {
  database.exec(
    `PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = ${PATIENCE};`,
  )
}
