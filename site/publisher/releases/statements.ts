/** What is asked of the release database, prepared once. */
import type { DatabaseSync } from 'node:sqlite'

/** Releases that can be gone back to, the live one included. */
export const KEPT = 10

export function releaseStatements(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text)
  return {
    liveRelease: sql(
      'SELECT number, id, published_at, pages, back_to FROM release ORDER BY number DESC LIMIT 1',
    ),
    keptReleases: sql(
      `SELECT number, id, published_at, pages, back_to FROM release ORDER BY number DESC LIMIT ${KEPT}`,
    ),
    liveEntries: sql(
      `SELECT path, body, hash, length(content) AS size, location FROM entry LEFT JOIN body ON body.key = entry.body
       WHERE until IS NULL`,
    ),
    bodyByHash: sql('SELECT key, hash, length(content) AS size FROM body WHERE hash = ?'),
    insertBody: sql('INSERT INTO body (hash, content) VALUES (?, ?)'),
    contentOf: sql('SELECT content FROM body WHERE key = ?'),
    lastBody: sql(
      `SELECT key, hash, length(content) AS size FROM entry JOIN body ON body.key = entry.body
       WHERE path = ? ORDER BY since DESC LIMIT 1`,
    ),
    formerBody: sql(
      `SELECT key, hash, length(content) AS size FROM entry JOIN body ON body.key = entry.body
       JOIN release ON release.number = entry.until
       WHERE path = ? AND release.published_at >= ? ORDER BY since DESC LIMIT 1`,
    ),
    hashedEntries: sql(
      `SELECT path, body, hash, length(content) AS size, location FROM entry JOIN body ON body.key = entry.body
       WHERE until IS NOT NULL AND (path GLOB '/_astro/*' OR path GLOB '/media/*' OR path GLOB '/bestanden/*')
       ORDER BY since`,
    ),
    endEntry: sql('UPDATE entry SET until = ? WHERE path = ? AND until IS NULL'),
    insertEntry: sql('INSERT INTO entry (path, since, body, location) VALUES (?, ?, ?, ?)'),
    insertRelease: sql(
      'INSERT INTO release (number, id, published_at, pages, back_to) VALUES (?, ?, ?, ?, ?)',
    ),
    entriesOf: sql(
      `SELECT path, body, hash, length(content) AS size, location FROM entry LEFT JOIN body ON body.key = entry.body
       WHERE since <= ?1 AND (until IS NULL OR until > ?1)`,
    ),
    dataVersion: sql('PRAGMA data_version'),
  }
}
