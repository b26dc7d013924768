/** The documents as they are now. */
import type { DatabaseSync } from 'node:sqlite'
import { parseStored, type StoredDocument } from '../foundation/json.ts'

export interface DocumentReader {
  get(id: string): StoredDocument | undefined
  /** The JSON text of a document, with its type. */
  textOf(id: string): { readonly type: string; readonly text: string } | undefined
  isEmpty(): boolean
  /** Ids of documents that begin with a text, sorted. */
  idsWith(prefix: string): string[]
}

interface DocumentTable extends DocumentReader {
  /** @param body the document as JSON */
  readonly put: (document: StoredDocument, body: string) => void
  readonly remove: (id: string) => void
}

export function documentTable(database: DatabaseSync): DocumentTable {
  const select = database.prepare('SELECT type, body FROM documents WHERE id = ?')
  const upsert = database.prepare(
    'INSERT INTO documents (id, type, rev, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET type = excluded.type, rev = excluded.rev, body = excluded.body',
  )
  const remove = database.prepare('DELETE FROM documents WHERE id = ?')
  const selectIds = database.prepare('SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id')

  return {
    get(id) {
      const body = select.get(id)?.['body']
      return typeof body === 'string' ? parseStored(body) : undefined
    },
    textOf(id) {
      const row = select.get(id)
      return row && { type: String(row['type']), text: String(row['body']) }
    },
    isEmpty: () => database.prepare('SELECT 1 FROM documents LIMIT 1').get() === undefined,
    idsWith: (prefix) => selectIds.all(prefix, `${prefix}\u{10ffff}`).map((row) => String(row['id'])),
    put({ _id, _type, _rev }, body) {
      upsert.run(_id, _type, _rev, body)
    },
    remove(id) {
      remove.run(id)
    },
  }
}
