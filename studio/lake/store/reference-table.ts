/** Which documents refer strongly to which. */
import type { DatabaseSync } from 'node:sqlite'
import type { StoredDocument } from '../foundation/json.ts'
import { strongReferences } from './references.ts'

interface ReferenceTable {
  /** Ids of documents that refer strongly to one, sorted. */
  readonly referrers: (target: string) => Iterable<string>
  /** @param document undefined where it is gone */
  replace(id: string, document: StoredDocument | undefined): void
}

export function referenceTable(database: DatabaseSync): ReferenceTable {
  const clear = database.prepare('DELETE FROM strong_references WHERE source = ?')
  const insert = database.prepare('INSERT OR IGNORE INTO strong_references (source, target) VALUES (?, ?)')
  const select = database.prepare('SELECT source FROM strong_references WHERE target = ? ORDER BY source')

  return {
    *referrers(target) {
      for (const { source } of select.iterate(target)) yield String(source)
    },
    replace(id, document) {
      clear.run(id)
      for (const target of strongReferences(document)) insert.run(id, target)
    },
  }
}
