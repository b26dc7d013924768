/** Values worked out from many documents, once for all pages; a page that read one is touched only when the value changes. */
import type { Compute, ContentReader } from './reader.ts'
import { readIndex } from './read-index.ts'
import { sameValue } from './same-value.ts'

/**
 * @param name unique; together with the arguments it names the value
 * @param compute must give plain data, such as the ids of documents instead of documents
 */
export function derivation<Arguments extends readonly string[], Value>(
  name: string,
  compute: (content: ContentReader, ...given: Arguments) => Value,
): (content: ContentReader, ...given: Arguments) => Value {
  return (content, ...given) => {
    const value = content.derived([name, ...given].join(' '), (reader) => compute(reader, ...given))
    // The graph holds under this name what this function has worked out, and nothing else.
    const isOurs = (found: unknown): found is Value => found === value
    if (!isOurs(value)) throw new TypeError(`Two derivations are called ${name}.`)
    return value
  }
}

export interface DerivedValues {
  /** The value, worked out where it is not known. */
  readonly get: (key: string, compute: Compute) => unknown
  /** Works out anew what was touched, and touches what read a value that changed. */
  update(touched: Set<string>): void
}

/** @param nameOf the key under which the reading of a value is recorded */
export function derivedValues(
  nameOf: (key: string) => string,
  readerFor: (onRead: (key: string) => void) => ContentReader,
): DerivedValues {
  const known = new Map<string, { readonly compute: Compute; readonly value: unknown }>()
  const reads = readIndex()

  function work(key: string, compute: Compute): unknown {
    const read = new Set<string>()
    const value = compute(readerFor((name) => read.add(name)))
    reads.record(key, read)
    known.set(key, { compute, value })
    return value
  }

  /** One that fails is worked out again by the page that reads it, which then says why. */
  function changes(key: string): boolean {
    const before = known.get(key)
    if (!before) return false
    try {
      if (!sameValue(work(key, before.compute), before.value)) return true
      known.set(key, before)
      return false
    } catch {
      known.delete(key)
      reads.forget(key)
      return true
    }
  }

  return {
    get: (key, compute) => (known.has(key) ? known.get(key)?.value : work(key, compute)),
    update(touched) {
      let names: ReadonlySet<string> = touched
      while (names.size > 0) {
        const changed = new Set([...reads.readersOf(names)].filter(changes).map(nameOf))
        for (const name of changed) touched.add(name)
        names = changed
      }
    },
  }
}
