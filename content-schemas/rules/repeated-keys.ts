/** Members of one list must differ in their `_key`: the Studio finds a member by it. */
import { isRecord } from '../is-record.ts'

/** @returns the path of every member whose key an earlier member of the same list has */
export function repeatedKeys(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) {
    const seen = new Set<unknown>()
    return value.flatMap((member: unknown, index) => {
      const here = [...path, index]
      const below = repeatedKeys(member, here)
      const key = isRecord(member) ? member['_key'] : undefined
      if (key === undefined || !seen.has(key)) {
        seen.add(key)
        return below
      }
      return [here, ...below]
    })
  }
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, member]) => repeatedKeys(member, [...path, name]))
}
