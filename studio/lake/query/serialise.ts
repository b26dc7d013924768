/** The JSON text of an answer; its size is measured before it is written, since one part can occur in it very often. */
import type { Budget } from './language/budget.ts'
import { QueryError } from './language/query-error.ts'

/** Characters, about. */
const LARGEST = 256_000_000

/** @throws QueryError where the answer is too large */
export function serialise(value: unknown, budget: Budget): string {
  let size = 0
  const measure = (part: unknown): void => {
    budget.step()
    size += typeof part === 'string' ? part.length : 4
    if (size > LARGEST) throw new QueryError('tooLarge', 'The answer is larger than 256 MB.')
    if (Array.isArray(part)) part.forEach(measure)
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(measure)
  }
  measure(value)
  return JSON.stringify(value)
}
