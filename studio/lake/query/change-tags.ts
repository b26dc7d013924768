/** The sync tags of what a transaction changes, for live events. */
import type { DatabaseSync } from 'node:sqlite'
import { parseStored, type StoredDocument } from '../foundation/json.ts'
import { getPublishedId } from '../foundation/document-id.ts'
import { tagsOfChange } from './sync-tags.ts'

interface ChangedDocument {
  readonly id: string
  readonly previous: StoredDocument | undefined
  readonly result: StoredDocument | undefined
}

/** @returns the tags of all queries whose answer the changes could alter */
export type ChangeTags = (changes: readonly ChangedDocument[]) => string[]

/** @param database whose newest state the changes have led to */
export function createChangeTags(database: DatabaseSync): ChangeTags {
  const selectVariants = database.prepare(
    `SELECT body FROM documents WHERE id IN (?, 'drafts.' || ?)
       OR (id >= 'versions.' AND id < 'versions/' AND substr(id, instr(substr(id, 10), '.') + 10) = ?)`,
  )
  return (changes) => {
    const documents = changes.flatMap(({ previous, result }) => [previous ?? [], result ?? []].flat())
    // Where a draft is removed, a perspective shows the document under it.
    const beneath = [...new Set(changes.map(({ id }) => getPublishedId(id)))].flatMap((id) =>
      selectVariants.all(id, id, id).map((row) => parseStored(String(row['body']))),
    )
    return tagsOfChange([...documents, ...beneath])
  }
}
