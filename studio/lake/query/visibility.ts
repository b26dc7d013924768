/** What of a public dataset is read by whoever is not known: nothing of a private type, and no file that only such documents use. */
import type { DatabaseSync } from 'node:sqlite'
import type { StoredDocument } from '../foundation/json.ts'

export interface Visibility {
  /** Of a document, apart from what its id says. */
  readonly isVisible: (document: Pick<StoredDocument, '_id' | '_type'>) => boolean
  /** Whether every asset can be seen without asking. */
  readonly hidesNothing: boolean
}

/** @param database with the index of query/index */
export function createVisibility(database: DatabaseSync, privateTypes: readonly string[]): Visibility {
  const types = new Set(privateTypes)
  const selectUse = database.prepare(
    `SELECT 1 FROM index_references r JOIN index_documents d ON d.row = r.source
     WHERE r.target = ? AND instr(d.id, '.') = 0 AND d.type NOT IN (SELECT value FROM json_each(?)) LIMIT 1`,
  )
  const list = JSON.stringify(privateTypes)
  return {
    hidesNothing: types.size === 0,
    isVisible({ _id, _type }) {
      if (types.size === 0) return true
      if (_type === 'sanity.imageAsset' || _type === 'sanity.fileAsset')
        return selectUse.get(_id, list) !== undefined
      return !types.has(_type)
    },
  }
}
