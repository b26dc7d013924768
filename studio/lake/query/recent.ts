/** A set that forgets what was not used for longest. */
export interface Recent {
  add(key: string): void
  has(key: string): boolean
  remove(key: string): void
}

export function createRecent(most: number): Recent {
  const keys = new Set<string>()
  const add = (key: string): void => {
    keys.delete(key)
    keys.add(key)
    const [oldest] = keys
    if (keys.size > most && oldest !== undefined) keys.delete(oldest)
  }
  return {
    add,
    has(key) {
      const isThere = keys.has(key)
      if (isThere) add(key)
      return isThere
    },
    remove: (key) => void keys.delete(key),
  }
}
