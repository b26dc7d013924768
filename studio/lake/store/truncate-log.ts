/** Checkpoints SQLite's write-ahead log and truncates its file: purged content is then in neither. */
import type { DatabaseSync } from 'node:sqlite'

/** Milliseconds until the next try while somebody reads; they double up to the longest. */
const MIN_DELAY = 50
const MAX_DELAY = 2_000

export interface LogTruncation {
  /** Begins in the next turn of the event loop and is tried again until nobody reads. */
  request(): void
  stop(): void
}

export function createLogTruncation(database: DatabaseSync): LogTruncation {
  let timer: NodeJS.Timeout | undefined

  function soon(wait: number, next = MIN_DELAY): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!isTruncated()) soon(next, Math.min(2 * next, MAX_DELAY))
    }, wait)
    timer.unref()
  }

  function isTruncated(): boolean {
    try {
      return truncateLog(database)
    } catch (error) {
      console.error('Lake: the log of the database could not be truncated; it is tried again.', error)
      return false
    }
  }

  return {
    request: () => soon(0),
    stop: () => clearTimeout(timer),
  }
}

/** Waits for nobody. @returns false where a reader still needs the log */
export function truncateLog(database: DatabaseSync): boolean {
  const patience = Number(database.prepare('PRAGMA busy_timeout').get()?.['timeout'])
  database.exec('PRAGMA busy_timeout = 0')
  try {
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0
  } finally {
    database.exec(`PRAGMA busy_timeout = ${patience}`)
  }
}
