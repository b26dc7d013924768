/** The good versions of documents that each kept release shows: a rollback brings them back like its pages. */
import type { DatabaseSync } from 'node:sqlite'
import { asJson } from './rows.ts'

export interface ReleaseDocuments {
  /** Of the live release, in the order of their ids. */
  readonly live: () => unknown[]
  /** Every version of these types that any kept release shows. */
  readonly versions: (types: readonly string[]) => unknown[]
  /** Inside a transaction. @param number of the release that shows it from now on; undefined takes the document away */
  write(number: number, id: string, document: unknown): void
  /** Inside a transaction: release `number` shows what release `target` did. */
  rollBackTo(number: number, target: number): void
}

export function releaseDocuments(database: DatabaseSync): ReleaseDocuments {
  const sql = (text: string) => database.prepare(text)
  const live = sql('SELECT json FROM document WHERE until IS NULL ORDER BY id')
  const versions = sql(
    `SELECT json FROM document WHERE json_extract(json, '$._type') IN (SELECT value FROM json_each(?))`,
  )
  const isLive = sql('SELECT 1 FROM document WHERE id = ? AND until IS NULL AND json = ?')
  const drop = sql('DELETE FROM document WHERE id = ? AND since = ?')
  const end = sql('UPDATE document SET until = ? WHERE id = ? AND until IS NULL')
  const insert = sql('INSERT INTO document (id, since, json) VALUES (?, ?, ?)')
  const endLater = sql('UPDATE document SET until = ?1 WHERE until IS NULL AND since > ?2')
  const repeat = sql(
    'INSERT INTO document (id, since, json) SELECT id, ?1, json FROM document WHERE since <= ?2 AND until > ?2',
  )
  return {
    live: () => live.all().map(asJson),
    versions: (types) => versions.all(JSON.stringify(types)).map(asJson),
    write(number, id, document) {
      const json = document === undefined ? undefined : JSON.stringify(document)
      if (json !== undefined && isLive.get(id, json)) return
      // One of this very release has not been in any other.
      drop.run(id, number)
      end.run(number, id)
      if (json !== undefined) insert.run(id, number, json)
    },
    rollBackTo(number, target) {
      endLater.run(number, target)
      repeat.run(number, target)
    },
  }
}
