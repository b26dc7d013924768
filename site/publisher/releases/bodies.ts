/** The content of releases, each laid down once, and where it was in releases that are kept. */
import { hash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { asContent, asEntry, asStaged, type Entry, type Staged } from './rows.ts'

export interface ReleaseBodies {
  readonly content: (body: Staged) => Uint8Array | undefined
  /** What a path last had in any release that is kept. */
  readonly last: (path: string) => Staged | undefined
  /** What a path had until a release of this moment or later (ISO 8601) took it away. */
  readonly former: (path: string, moment: string) => Staged | undefined
  /**
   * What is named after its content and ended with a release of this moment or later, by path; style sheets whenever they ended.
   * A page or an index that was loaded before may still ask for it.
   */
  leftovers(moment: string): Map<string, Entry>
  /** Inside a transaction. */
  readonly lay: (content: Uint8Array) => Staged
  /** Bodies that were laid down for a release that never came. Only while no publish runs. */
  dropUnused(): void
}

export function releaseBodies(database: DatabaseSync): ReleaseBodies {
  const sql = (text: string) => database.prepare(text)
  const byHash = sql('SELECT key, hash, length(content) AS size FROM body WHERE hash = ?')
  const insert = sql('INSERT INTO body (hash, content) VALUES (?, ?)')
  const content = sql('SELECT content FROM body WHERE key = ?')
  const last = sql(
    `SELECT key, hash, length(content) AS size FROM entry JOIN body ON body.key = entry.body
     WHERE path = ? ORDER BY since DESC LIMIT 1`,
  )
  const former = sql(
    `SELECT key, hash, length(content) AS size FROM entry JOIN body ON body.key = entry.body
     JOIN release ON release.number = entry.until
     WHERE path = ? AND release.published_at >= ? ORDER BY since DESC LIMIT 1`,
  )
  const leftovers = sql(
    `SELECT path, body, hash, length(content) AS size, location FROM entry JOIN body ON body.key = entry.body
     LEFT JOIN release ON release.number = entry.until
     WHERE until IS NOT NULL AND (path GLOB '/_astro/*' OR (release.published_at >= ? AND
       (path GLOB '/media/*' OR path GLOB '/bestanden/*' OR path GLOB '/pagefind/*')))
     ORDER BY since`,
  )
  return {
    content(body) {
      const row = content.get(body.key)
      return row && asContent(row)
    },
    last: (path) => last.all(path).map(asStaged)[0],
    former: (path, moment) => former.all(path, moment).map(asStaged)[0],
    leftovers: (moment) => new Map(leftovers.all(moment).map(asEntry)),
    lay(bytes) {
      const name = hash('sha256', bytes, 'base64url').slice(0, 22)
      const known = byHash.all(name).map(asStaged)[0]
      if (known) return known
      return { key: Number(insert.run(name, bytes).lastInsertRowid), hash: name, size: bytes.byteLength }
    },
    dropUnused: () =>
      database.exec('DELETE FROM body WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.body = body.key)'),
  }
}
