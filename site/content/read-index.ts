/** Which page read what, and the other way round. */

export interface ReadIndex {
  /** Replaces what a reader read. */
  record(reader: string, keys: Iterable<string>): void
  forget(reader: string): void
  /** All that read any of the keys. */
  readersOf(keys: Iterable<string>): Set<string>
}

interface Key {
  readonly name: string
  readonly readers: Set<string>
}

export function readIndex(): ReadIndex {
  const byName = new Map<string, Key>()
  const byReader = new Map<string, readonly Key[]>()

  function keyOf(name: string): Key {
    const known = byName.get(name)
    if (known) return known
    const key = { name, readers: new Set<string>() }
    byName.set(name, key)
    return key
  }

  function forget(reader: string): void {
    for (const key of byReader.get(reader) ?? []) {
      key.readers.delete(reader)
      if (key.readers.size === 0) byName.delete(key.name)
    }
    byReader.delete(reader)
  }

  return {
    record(reader, names) {
      const before = byReader.get(reader) ?? []
      // Most pages read what they read the last time, in the same order.
      const read = Array.from(names, (name, index) => {
        const same = before[index]
        return same?.name === name ? same : keyOf(name)
      })
      if (read.length === before.length && read.every((key, index) => key === before[index])) return
      // Added before the old ones go, so that a key that stays is not made anew.
      for (const { readers } of read) readers.add(reader)
      const kept = new Set(read)
      for (const key of before) {
        if (kept.has(key)) continue
        key.readers.delete(reader)
        if (key.readers.size === 0) byName.delete(key.name)
      }
      byReader.set(reader, read)
    },
    forget,
    readersOf(names) {
      const readers = new Set<string>()
      for (const name of names) for (const reader of byName.get(name)?.readers ?? []) readers.add(reader)
      return readers
    },
  }
}
