/** Documents as a page gets them: each first look at a top-level field is recorded. */
import type { AnyDocument } from '@vlaardingen/content-schemas'
import { keys } from './keys.ts'

/** A page that reads one field of more documents than this is recorded as reading it of all of their type. */
const FINE = 64

/** Fields that cannot change without the document being another one. */
const FIXED = new Set(['_id', '_type'])

/** @returns a function that wraps a document; the same document gives the same wrapper */
export function tracker(
  onRead: (key: string) => void,
): <Document extends AnyDocument>(document: Document) => Document {
  const wrapped = new WeakMap<object, unknown>()
  const counts = new Map<string, number>()

  function record(document: AnyDocument, field: string): void {
    const all = field === '*' ? keys.wholeOfAll(document._type) : keys.fieldOfAll(document._type, field)
    const count = (counts.get(all) ?? 0) + 1
    counts.set(all, count)
    if (count <= FINE) {
      onRead(field === '*' ? keys.wholeDocument(document._id) : keys.field(document._id, field))
    } else if (count === FINE + 1) onRead(all)
  }

  return <Document extends AnyDocument>(document: Document): Document => {
    // The map holds under a document nothing but its own wrapper.
    const isWrapper = (value: unknown): value is Document => value !== undefined
    const known = wrapped.get(document)
    if (isWrapper(known)) return known
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
