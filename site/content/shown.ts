/** The documents that visitors see today, with an index for each way of reading; a change names the keys it touches. */

import {
  referencesIn,
  visibleContact,
  type AnyDocument,
  type Documents,
  type DocumentType,
} from '@programme/content-schemas'
import { keys } from './keys.ts'
import { imagesIn, variantsOf } from './media.ts'
import { sameValue } from './same-value.ts'

/** One document's coming, going or changing, as visitors see it. */
export interface Shift {
  readonly before: AnyDocument | undefined
  readonly after: AnyDocument | undefined
}

export interface ShownDocuments {
  get(id: string): AnyDocument | undefined
  /** In the order of their ids. */
  list<Type extends DocumentType>(type: Type): readonly Documents[Type][]
  /** All, in the order of their ids. */
  all(): readonly AnyDocument[]
  bySlug(type: DocumentType, slug: string): AnyDocument | undefined
  /** In the order of their ids. */
  referrers(id: string): readonly AnyDocument[]
  /** A document that shows the picture at this path of the site. */
  withPicture(path: string): AnyDocument | undefined
  /** Puts in place what visitors see of a document, or takes it away. @returns undefined where they see no difference */
  put(id: string, after: AnyDocument | undefined, touch: (key: string) => void): Shift | undefined
}

/** What visitors see of a document on a day, YYYY-MM-DD. */
export function shownOn(document: AnyDocument | undefined, today: string): AnyDocument | undefined {
  return document?._type === 'contact' ? visibleContact(document, today) : document
}

export function shownDocuments(): ShownDocuments {
  const byId = new Map<string, AnyDocument>()
  const bySlug = index()
  const byTarget = index()
  const byPicture = index()
  const inOrder = sortedDocuments()
  const byType = new Map<string, SortedDocuments>()

  function ofType(type: string): SortedDocuments {
    const known = byType.get(type)
    if (known) return known
    const documents = sortedDocuments()
    byType.set(type, documents)
    return documents
  }

  function register(document: AnyDocument, way: 'add' | 'remove', touch: (key: string) => void): void {
    const { _id: id, _type: type } = document
    if ('slug' in document) {
      const key = keys.slug(type, document.slug.current)
      bySlug[way](key, id)
      touch(key)
    }
    for (const target of new Set(referencesIn(document).map((reference) => reference.id))) {
      byTarget[way](target, id)
      touch(keys.backlinks(type, target))
    }
    for (const { path } of imagesIn(document).flatMap(variantsOf)) {
      byPicture[way](path, id)
      touch(keys.picture(path))
    }
  }

  return {
    get: (id) => byId.get(id),
    list<Type extends DocumentType>(type: Type) {
      return ofType(type).documents.filter((document) => isOfType(document, type))
    },
    all: () => inOrder.documents,
    bySlug(type, slug) {
      const [id] = bySlug.get(keys.slug(type, slug))
      return id === undefined ? undefined : byId.get(id)
    },
    referrers: (id) => [...byTarget.get(id)].sort().flatMap((from) => byId.get(from) ?? []),
    withPicture(path) {
      const [id] = byPicture.get(path)
      return id === undefined ? undefined : byId.get(id)
    },
    put(id, after, touch) {
      const before = byId.get(id)
      if (before === after) return undefined
      if (before && after && before._type === after._type) {
        const changed = changedFields(before, after)
        if (changed.length === 0) return undefined
        touchFields(after, changed, touch)
        // What stays the same is taken out and put back; only the difference is announced.
        const gone = new Set<string>()
        register(before, 'remove', (key) => gone.add(key))
        const come = new Set<string>()
        register(after, 'add', (key) => come.add(key))
        for (const key of gone.symmetricDifference(come)) touch(key)
      } else {
        for (const document of [before, after]) {
          if (!document) continue
          touch(keys.list(document._type))
          // Its coming or going is the coming or going of all it held.
          touchFields(document, Object.keys(document), touch)
        }
        touch(keys.document(id))
        touch(keys.everything)
        if (before) register(before, 'remove', touch)
        if (before) ofType(before._type).remove(id)
        if (after) register(after, 'add', touch)
      }
      if (after) {
        byId.set(id, after)
        inOrder.put(after)
        ofType(after._type).put(after)
      } else {
        byId.delete(id)
        inOrder.remove(id)
      }
      return { before, after }
    },
  }
}

function changedFields(before: AnyDocument, after: AnyDocument): string[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].filter((field) => !sameValue(Reflect.get(before, field), Reflect.get(after, field)))
}

function touchFields(document: AnyDocument, fields: readonly string[], touch: (key: string) => void): void {
  for (const field of fields) {
    touch(keys.field(document._id, field))
    touch(keys.fieldOfAll(document._type, field))
  }
  touch(keys.wholeDocument(document._id))
  touch(keys.wholeOfAll(document._type))
}

function index() {
  const entries = new Map<string, Set<string>>()
  return {
    get: (key: string): Iterable<string> => entries.get(key) ?? [],
    add(key: string, id: string): void {
      const ids = entries.get(key)
      if (ids) ids.add(id)
      else entries.set(key, new Set([id]))
    },
    remove(key: string, id: string): void {
      const ids = entries.get(key)
      ids?.delete(id)
      if (ids?.size === 0) entries.delete(key)
    },
  }
}

interface SortedDocuments {
  readonly documents: readonly AnyDocument[]
  put(document: AnyDocument): void
  remove(id: string): void
}

/** Kept in the order of their ids. */
function sortedDocuments(): SortedDocuments {
  const documents: AnyDocument[] = []

  function positionOf(id: string): { at: number; found: boolean } {
    let low = 0
    let high = documents.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((documents[middle]?._id ?? '') < id) low = middle + 1
      else high = middle
    }
    return { at: low, found: documents[low]?._id === id }
  }

  return {
    documents,
    put(document) {
      const { at, found } = positionOf(document._id)
      documents.splice(at, found ? 1 : 0, document)
    },
    remove(id) {
      const { at, found } = positionOf(id)
      if (found) documents.splice(at, 1)
    },
  }
}

export function isOfType<Type extends DocumentType>(
  document: AnyDocument,
  type: Type,
): document is Extract<AnyDocument, { _type: Type }> & Documents[Type] {
  return document._type === type
}
