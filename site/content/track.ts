/** Documents as a page gets them: each first look at a top-level field is recorded. */
import type { AnyDocument } from '@programme/content-schemas'
import { keys } from './keys.ts'

/** A page that reads one field of more documents than this is recorded as reading it of all of their type. */
const FINE = 64

/** Fields that cannot change without the document being another one. */
const FIXED = new Set(['_id', '_type'])

interface FieldNames {
  readonly one: string
  readonly all: string
}

/** The same strings for every page: making and hashing them anew took a tenth of the time of a build. */
const known = new WeakMap<AnyDocument, Map<string, FieldNames>>()

function namesOf(document: AnyDocument, field: string): FieldNames {
  let fields = known.get(document)
  if (!fields) known.set(document, (fields = new Map<string, FieldNames>()))
  let names = fields.get(field)
  if (!names) {
    const { _id, _type } = document
    names = {
      one: field === '*' ? keys.wholeDocument(_id) : keys.field(_id, field),
      all: field === '*' ? keys.wholeOfAll(_type) : keys.fieldOfAll(_type, field),
    }
    fields.set(field, names)
  }
  return names
}

/** @returns a function that wraps a document; the same document gives the same wrapper */
export function tracker(
  onRead: (key: string) => void,
): <Document extends AnyDocument>(document: Document) => Document {
  const wrapped = new WeakMap<object, unknown>()
  const counts = new Map<string, number>()

  function record(document: AnyDocument, field: string): void {
    const { one, all } = namesOf(document, field)
    const count = (counts.get(all) ?? 0) + 1
    counts.set(all, count)
    if (count <= FINE) onRead(one)
    else if (count === FINE + 1) onRead(all)
  }

  return <Document extends AnyDocument>(document: Document): Document => {
    // The map holds under a document nothing but its own wrapper.
    const isWrapper = (value: unknown): value is Document => value !== undefined
    const before = wrapped.get(document)
    if (isWrapper(before)) return before
    const seen = new Set<string>()
    const look = (property: string | symbol): void => {
      if (typeof property !== 'string' || FIXED.has(property) || seen.has(property)) return
      seen.add(property)
      record(document, property)
    }
    const wrapper = new Proxy(document, {
      get(target, property) {
        look(property)
        const value: unknown = Reflect.get(target, property)
        return value
      },
      has(target, property) {
        look(property)
        return Reflect.has(target, property)
      },
      ownKeys(target) {
        look('*')
        return Reflect.ownKeys(target)
      },
    })
    wrapped.set(document, wrapper)
    return wrapper
  }
}
