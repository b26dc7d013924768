/** A transaction in the making: reads see its own writes; at its end it is checked as a whole. */
import { LakeError } from '../errors.ts'
import type { StoredDocument } from '../json.ts'
import { strongReferences, type Change, type Store } from '../store/store.ts'

export interface Session {
  readonly transactionId: string
  readonly timestamp: string
  get(id: string): StoredDocument | undefined
  put(id: string, fields: Readonly<Record<string, unknown>>): StoredDocument
  remove(id: string): void
  /** @throws LakeError 409 where a strong reference would point nowhere */
  changes(): Change[]
}

export function startSession(store: Store, transactionId: string): Session {
  const timestamp = new Date().toISOString()
  const written = new Map<string, StoredDocument | undefined>()

  function get(id: string): StoredDocument | undefined {
    return written.has(id) ? written.get(id) : store.get(id)
  }

  return {
    transactionId,
    timestamp,
    get,
    put(id, fields) {
      assertId(id)
      const { _type, _createdAt } = fields
      if (typeof _type !== 'string' || _type === '')
        throw new LakeError(400, `The document "${id}" has no _type.`)
      const document = {
        ...fields,
        _id: id,
        _type,
        _createdAt: typeof _createdAt === 'string' ? _createdAt : timestamp,
        _updatedAt: timestamp,
        _rev: transactionId,
      }
      written.set(id, document)
      return document
    },
    remove(id) {
      if (get(id)) written.set(id, undefined)
    },
    changes() {
      const changes = [...written]
        .map(([id, result]) => ({ id, previous: store.get(id), result }))
        .filter(({ previous, result }) => previous !== undefined || result !== undefined)
      for (const { id, result } of changes) {
        if (result) assertTargets(id, result, get)
        else assertUnreferenced(id, store, written)
      }
      return changes
    },
  }
}

const ID = /^[a-zA-Z0-9_][a-zA-Z0-9_-]*(?:\.[a-zA-Z0-9_][a-zA-Z0-9_-]*)*$/

function assertId(id: string): void {
  if (id.length <= 128 && ID.test(id)) return
  throw new LakeError(
    400,
    `"${id}" is not a valid document id: use a-z, A-Z, 0-9, ".", "_" and "-", at most 128 characters.`,
  )
}

function assertTargets(id: string, document: StoredDocument, get: Session['get']): void {
  for (const target of strongReferences(document)) {
    if (get(target)) continue
    const description = `Document "${id}" references non-existent document "${target}"`
    const item = { type: 'documentReferencesNonexistentDocumentError', description, id, referencedID: target }
    throw new LakeError(409, description, { item })
  }
}

function assertUnreferenced(
  id: string,
  store: Store,
  written: ReadonlyMap<string, StoredDocument | undefined>,
): void {
  const before = store.referrers(id).filter((source) => source !== id && !written.has(source))
  const now = [...written]
    .filter(([, document]) => document && strongReferences(document).has(id))
    .map(([source]) => source)
  const referencingIDs = [...before, ...now]
  if (referencingIDs.length === 0) return
  const description = `Document "${id}" cannot be deleted as there are references to it from "${String(referencingIDs[0])}"`
  throw new LakeError(409, description, {
    item: { type: 'documentHasExistingReferencesError', description, id, referencingIDs },
  })
}
