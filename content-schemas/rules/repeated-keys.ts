/** Members of one list must differ in their `_key`: the Studio finds a member by it. */
import { isRecord } from '../../shared/is-record.ts'

/** @returns the path of every member whose key an earlier member of the same list has */
export function repeatedKeys(value: unknown): (string | number)[][] {
  const found: (string | number)[][] = []
  // One path that follows the walk: a copy for each value took most of the time of checking a document.
  const path: (string | number)[] = []
  function walk(here: unknown): void {
    if (Array.isArray(here)) walkList(here)
    else if (isRecord(here)) {
      for (const name in here) {
        path.push(name)
        walk(here[name])
        path.pop()
      }
    }
  }
  function walkList(members: readonly unknown[]): void {
    // Most lists have one member.
    const seen = members.length > 1 ? new Set<unknown>() : undefined
    for (const [index, member] of members.entries()) {
      path.push(index)
      const key = isRecord(member) ? member['_key'] : undefined
      if (key !== undefined && seen?.has(key)) found.push([...path])
      seen?.add(key)
      walk(member)
      path.pop()
    }
  }
  walk(value)
  return found
}
