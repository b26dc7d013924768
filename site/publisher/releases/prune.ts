/** Drops what no kept release needs, a little at a time, so that no publish waits for it. */
import type { DatabaseSync } from 'node:sqlite'

const AT_ONCE = 200

/**
 * To be called inside a transaction.
 * @param oldest the last release number that is not kept any more
 * @returns true where there is more to drop
 */
export function pruneReleases(database: DatabaseSync, oldest: number): boolean {
  database.prepare('DELETE FROM release WHERE number <= ?').run(oldest)
  // An entry that ended with release n was last seen in release n - 1.
  const ended = database
    .prepare('SELECT path, since, body FROM entry WHERE until <= ? LIMIT ?')
    .all(oldest + 1, AT_ONCE)
  const dropEntry = database.prepare('DELETE FROM entry WHERE path = ? AND since = ?')
  const dropBody = database.prepare(
    'DELETE FROM body WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM entry WHERE body = ?1)',
  )
  for (const { path = null, since = null } of ended) dropEntry.run(path, since)
  for (const { body = null } of ended) if (body !== null) dropBody.run(body)
  const { changes } = database
    .prepare('DELETE FROM document WHERE rowid IN (SELECT rowid FROM document WHERE until <= ? LIMIT ?)')
    .run(oldest + 1, AT_ONCE)
  return ended.length === AT_ONCE || changes === AT_ONCE
}

/** Bodies that were laid down for a release that never came. To be called when no publish runs. */
export function dropUnused(database: DatabaseSync): void {
  database.exec('DELETE FROM body WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.body = body.key)')
}

/** Leaves the live release alone, and style sheets, which show nobody. To be called inside a transaction. @param live its number */
export function forgetEarlier(database: DatabaseSync, live: number): void {
  database.prepare('DELETE FROM release WHERE number < ?').run(live)
  database.exec(`DELETE FROM entry WHERE until IS NOT NULL AND path NOT GLOB '/_astro/*'`)
  database.exec('DELETE FROM document WHERE until IS NOT NULL')
  dropUnused(database)
}
