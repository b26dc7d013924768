/** The SQLite file that holds all releases: opened safely, begun anew where it cannot be read. */
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

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
  CREATE TABLE document (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE hold (one INTEGER PRIMARY KEY CHECK (one = 1), since TEXT NOT NULL) STRICT;
  PRAGMA user_version = 1;`

/**
 * What lies here can be made again from the content, so a file that cannot be read is put aside and a new one begun.
 * @param directory is made where it is not there
 */
export function openReleaseDatabase(
  directory: string,
  log: (line: string) => void,
  maxBytes: number,
): DatabaseSync {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'site.sqlite')
  const pages = Math.max(1, Math.floor(maxBytes / PAGE_SIZE))
  try {
    return open(path, pages)
  } catch (error) {
    const aside = `${path}.damaged`
    log(
      `Publisher: ${path} cannot be read (${String(error)}); it is kept as ${aside} and the site made anew.`,
    )
    for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true })
    renameSync(path, aside)
    return open(path, pages)
  }
}

/** Bytes. Most pages of the site fit into two of these. */
const PAGE_SIZE = 16_384

function open(path: string, maxPages: number): DatabaseSync {
  const database = new DatabaseSync(path)
  try {
    database.exec(
      `PRAGMA page_size = ${PAGE_SIZE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;
       PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16384; PRAGMA max_page_count = ${maxPages};`,
    )
    const version = database.prepare('PRAGMA user_version').get()?.['user_version']
    if (version === 0) database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`)
    else if (version !== 1) throw new Error(`its version ${String(version)} is not known`)
    database.prepare('SELECT count(*) FROM release').get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
