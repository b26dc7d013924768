/** The documents of the lake as one perspective shows them, for one query. */
import { mayRead } from '../accounts/access.ts'
import { GROUP } from '../accounts/groups.ts'
import type { Role } from '../accounts/identity.ts'
import type { StoredDocument } from '../foundation/json.ts'
import type { DocumentCache } from './document-cache.ts'
import type { SearchIndex } from './index/search-index.ts'
import type { Budget } from './language/budget.ts'
import type { Lookup } from './language/lookup.ts'
import type { Documents } from './language/runtime.ts'
import { getPublishedId } from '../foundation/document-id.ts'
import { layerId, type Perspective } from './perspective.ts'

export interface View {
  readonly perspective: Perspective
  /** Undefined: only published documents whose id has no dot. */
  readonly role: Role | undefined
  /** Of documents for a requester without a role; all unless given. */
  readonly isVisible?: (document: StoredDocument) => boolean
  /** Documents that are not stored: found by their type alone. */
  readonly groups?: readonly StoredDocument[] | undefined
}

/** The same document is the same object in every query, so that what is derived from it is made once. */
const overlaid = new WeakMap<StoredDocument, StoredDocument>()

export function viewDocuments(
  { perspective, role, isVisible = () => true, groups = [] }: View,
  cache: DocumentCache,
  index: SearchIndex,
  budget: Budget,
): Documents {
  const name = `${JSON.stringify(perspective)} ${String(role)}`

  /** The stored id behind an id of this perspective. */
  function storedId(id: string): string | undefined {
    if (perspective === 'raw') return id
    if (getPublishedId(id) !== id) return undefined
    if (perspective === 'published' || role === undefined) return id
    const variants = new Set(cache.variants.of(id))
    return perspective.map((layer) => layerId(layer, id)).find((variant) => variants.has(variant)) ?? id
  }

  /** The ids under which documents are shown, without those that another version hides. */
  function shownIds(stored: readonly string[]): string[] {
    const ids = new Set<string>()
    for (const id of stored) {
      const shown = perspective === 'raw' ? id : getPublishedId(id)
      if (storedId(shown) === id) ids.add(shown)
    }
    return [...ids]
  }

  function get(id: string): StoredDocument | undefined {
    const stored = storedId(id)
    if (stored === undefined || !mayRead(role, stored)) return undefined
    // Whoever has no time left gives up here: what was read is kept, and the next one gets further.
    budget.step()
    const document = cache.get(stored)
    if (!document || !mayRead(role, stored, document._type)) return undefined
    if (role === undefined && !isVisible(document)) return undefined
    if (typeof perspective === 'string') return document
    return isToBeUnpublished(document) ? undefined : overlay(document, id)
  }

  function find(lookup: Lookup): readonly StoredDocument[] {
    const stored = findStored(lookup)
    return groups.length > 0 && asksForGroups(lookup) ? [...groups, ...stored].sort(byId) : stored
  }

  function findStored(lookup: Lookup): readonly StoredDocument[] {
    const key = `${name} ${JSON.stringify(lookup)}`
    const known = cache.lists.get(key)
    if (known) return known
    const documents = shownIds(index.ids(lookup))
      .sort()
      .flatMap((id) => get(id) ?? [])
    cache.lists.set(key, documents)
    return documents
  }

  function* byUpdate(
    types: readonly string[] | undefined,
    direction: 'asc' | 'desc',
  ): Generator<StoredDocument> {
    for (const stored of index.byUpdate(types, direction)) {
      yield* shownIds(stored)
        .sort()
        .flatMap((id) => get(id) ?? [])
    }
  }

  const documents: Documents = { all: () => find({ kind: 'all' }), get, find }
  // The index knows nothing of documents that are not stored.
  return groups.length > 0 ? documents : { ...documents, byUpdate }
}

function asksForGroups(lookup: Lookup): boolean {
  if (lookup.kind === 'types') return lookup.types.includes(GROUP)
  return (lookup.kind === 'both' || lookup.kind === 'either') && lookup.lookups.some(asksForGroups)
}

function byId({ _id: left }: StoredDocument, { _id: right }: StoredDocument): number {
  return left < right ? -1 : 1
}

/** A release can hold back a document: its version there says so. */
function isToBeUnpublished({ _system }: StoredDocument): boolean {
  return typeof _system === 'object' && _system !== null && 'delete' in _system && _system.delete === true
}

function overlay(document: StoredDocument, id: string): StoredDocument {
  const known = overlaid.get(document)
  if (known) return known
  const shown = { ...document, _id: id, _originalId: document._id }
  overlaid.set(document, shown)
  return shown
}
