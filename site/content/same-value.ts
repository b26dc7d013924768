/** Whether two values, as JSON knows them, are the same; a field that is undefined counts as not there. */
import { isRecord } from '../../shared/is-record.ts'

export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((member, index) => sameValue(member, b[index]))
  }
  if (!isRecord(a) || !isRecord(b)) return false
  const fields = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...fields].every((field) => sameValue(a[field], b[field]))
}
