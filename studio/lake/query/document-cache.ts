/** Documents of the database, parsed once and kept up to a bound; a change is noticed before the next query reads. */
import type { DatabaseSync } from 'node:sqlite'
import { LRUCache } from 'lru-cache'
import { parseStored, type StoredDocument } from '../foundation/json.ts'
import { getPublishedId } from '../foundation/document-id.ts'

/** Members of all remembered lists together. */
const MOST_LISTED = 1_000_000

export interface DocumentCache {
  get(storedId: string): StoredDocument | undefined
  /** Drafts and versions by published id. */
  readonly variants: {
    of(publishedId: string): Iterable<string>
    withPrefix(prefix: string): Iterable<string>
  }
  /** Lists of documents that were found since the last change, by what was asked. */
  readonly lists: {
    get(key: string): readonly StoredDocument[] | undefined
    set(key: string, documents: readonly StoredDocument[]): void
  }
  /** Must be called inside of the transaction that reads. */
  catchUp(): void
}

/** @param mostCharacters of JSON text whose documents are kept; parsed they take two to three times that many bytes */
export function createDocumentCache(database: DatabaseSync, mostCharacters: number): DocumentCache {
  const selectBody = database.prepare('SELECT body FROM documents WHERE id = ?')
  const selectVariants = database.prepare(
    "SELECT id FROM documents WHERE (id >= 'drafts.' AND id < 'drafts/') OR (id >= 'versions.' AND id < 'versions/')",
  )
  const selectRange = database.prepare('SELECT min(seq) AS oldest, max(seq) AS newest FROM index_changes')
  const selectChanged = database.prepare(
    'SELECT DISTINCT c.id AS id, d.id AS stored FROM index_changes c LEFT JOIN documents d ON d.id = c.id WHERE c.seq > ?',
  )
  const kept = new LRUCache<string, { readonly document: StoredDocument }>({ maxSize: mostCharacters })
  const variants = new Map<string, Set<string>>()
  const lists = new Map<string, readonly StoredDocument[]>()
  let listed = 0
  let turned = 0
  let known = -1

  /** When it is full, one in eight drives out the oldest, so that a long scan leaves most of what is here in place. */
  function keep(id: string, document: StoredDocument, size: number): void {
    const isFull = kept.calculatedSize + size > mostCharacters
    if (isFull) turned += 1
    if (!isFull || turned % 8 === 0) kept.set(id, { document }, { size })
  }

  function noteVariant(id: string, isThere: boolean): void {
    const published = getPublishedId(id)
    if (published === id) return
    const ids = variants.get(published) ?? new Set()
    if (isThere) ids.add(id)
    else ids.delete(id)
    if (ids.size > 0) variants.set(published, ids)
    else variants.delete(published)
  }

  return {
    get(id) {
      const known = kept.peek(id)
      if (known) return known.document
      const body = selectBody.get(id)?.['body']
      if (typeof body !== 'string') return undefined
      const document = parseStored(body)
      keep(id, document, body.length)
      return document
    },
    variants: {
      of: (published) => variants.get(published) ?? [],
      *withPrefix(prefix) {
        for (const [published, ids] of variants) if (published.startsWith(prefix)) yield* ids
      },
    },
    lists: {
      get: (key) => lists.get(key),
      set(key, documents) {
        // Lists must not keep alive what the cache has no room for.
        if (turned > 0 || listed + documents.length > MOST_LISTED) return
        lists.set(key, documents)
        listed += documents.length
      },
    },
    catchUp() {
      const range = selectRange.get()
      const newest = Number(range?.['newest'] ?? 0)
      if (newest === known) return
      lists.clear()
      listed = 0
      if (known < 0 || known + 1 < Number(range?.['oldest'] ?? 0)) {
        kept.clear()
        variants.clear()
        for (const { id } of selectVariants.all()) noteVariant(String(id), true)
      } else {
        for (const row of selectChanged.all(known)) {
          const id = String(row['id'])
          kept.delete(id)
          noteVariant(id, row['stored'] !== null)
        }
      }
      known = newest
    },
  }
}
