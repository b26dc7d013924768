/** Databases from before version 3 have `_rev` in their effects, where Sanity's have none: their history is written anew. */
import type { DatabaseSync } from 'node:sqlite'
import { applyPatch } from 'mendoza'
import { isRecord, without } from '../foundation/json.ts'
import { encodeMendoza } from './mendoza.ts'

/** Goes back through every document from its newest state, and keeps each step without the revision. */
export function leaveRevisionsOutOfEffects(database: DatabaseSync): void {
  const selectChanges = database.prepare(
    'SELECT seq, position, revert FROM changes WHERE id = ? ORDER BY seq DESC, position DESC',
  )
  const update = database.prepare('UPDATE changes SET apply = ?, revert = ? WHERE seq = ? AND position = ?')
  const documents = database.prepare(
    'SELECT DISTINCT c.id AS id, d.body AS body FROM changes c LEFT JOIN documents d ON d.id = c.id',
  )
  for (const { id, body } of documents.all()) {
    let after: unknown = typeof body === 'string' ? JSON.parse(body) : null
    for (const { seq, position, revert } of selectChanges.all(String(id))) {
      const patch: unknown = JSON.parse(String(revert))
      const before: unknown = applyPatch(after, Array.isArray(patch) ? patch : [])
      const [from, to] = [withoutRevision(before), withoutRevision(after)]
      update.run(
        JSON.stringify(encodeMendoza(from, to)),
        JSON.stringify(encodeMendoza(to, from)),
        Number(seq),
        Number(position),
      )
      after = before
    }
  }
}

function withoutRevision(document: unknown): unknown {
  return isRecord(document) ? without(document, '_rev') : null
}
