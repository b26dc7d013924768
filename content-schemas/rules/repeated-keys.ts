/** Members of one list must differ in their `_key`: the Studio finds a member by it. */
import { isRecord } from '../is-record.ts'

/** @returns the path of every member whose key an earlier member of the same list has */
export function repeatedKeys(value: unknown): (string | number)[][] {
  const found: (string | number)[][] = []
  // One path that follows the walk: a copy for each value took most of the time of checking a document.
  const path: (string | number)[] = []
  function walk(here: unknown): void {
    if (Array.isArray(here)) {
      const seen = new Set<unknown>()
      here.forEach((member: unknown, index) => {
        path.push(index)
        const key = isRecord(member) ? member['_key'] : undefined
        if (key !== undefined && seen.has(key)) found.push([...path])
        seen.add(key)
        walk(member)
        path.pop()
      })
    } else if (isRecord(here)) {
      for (const name of Object.keys(here)) {
        path.push(name)
        walk(here[name])
        path.pop()
      }
    }
  }
  walk(value)
  return found
}
