/** The SQLite file that holds all releases: opened safely, begun anew where it cannot be read. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PublishError } from '../errors.ts'
import { migrate, UnknownVersionError } from './schema.ts'

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
const BUSY_TIMEOUT = 10_000
/** Milliseconds that a damaged file is kept; like a backup, because it shows what may have been withdrawn since. */
const DAMAGED_KEPT_FOR = 14 * 24 * 60 * 60 * 1_000

const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

function isDamage(error: unknown): boolean {
  if (error instanceof UnknownVersionError) return true
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) % 256 : undefined
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB
}

function dropAside(directory: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name)
    if (name.startsWith(`${NAME}.damaged`) && statSync(path).ctimeMs < Date.now() - DAMAGED_KEPT_FOR)
      rmSync(path, { force: true })
  }
}

function open(path: string, maxPages: number): DatabaseSync {
  const database = new DatabaseSync(path)
  try {
    database.exec(
      // What is withdrawn is overwritten, so that no page of it stays in the file.
      `PRAGMA busy_timeout = ${BUSY_TIMEOUT}; PRAGMA page_size = ${PAGE_SIZE}; PRAGMA journal_mode = WAL;
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

/** What was deleted lies in SQLite's log until it is emptied. Waits for nobody: where somebody reads, the next start does it. */
export function emptyLog(database: DatabaseSync): void {
  database.exec(
    `PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = ${BUSY_TIMEOUT};`,
  )
}
