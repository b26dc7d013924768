/** The JSON text of an answer; its size is measured before it is written, since one part can occur in it very often. */
import type { Budget } from './language/budget.ts'
import { QueryError } from './language/query-error.ts'

/** Characters of an answer to somebody who is signed in, and to everybody else. */
export const LARGEST_ANSWER = 96 * 1024 * 1024
export const LARGEST_UNKNOWN_ANSWER = 32 * 1024 * 1024

/** @throws QueryError where the answer is larger than `most` */
export function serialise(value: unknown, budget: Budget, most: number): string {
  let size = 0
  const add = (characters: number): void => {
    size += characters
    if (size > most)
      throw new QueryError(
        'tooLarge',
        `The answer is larger than ${most / 1024 ** 2} MB; ask for less at once.`,
      )
  }
  const measure = (part: unknown): void => {
    budget.step()
    add(typeof part === 'string' ? part.length + 2 : 1)
    if (Array.isArray(part)) part.forEach(measure)
    else if (typeof part === 'object' && part !== null)
      for (const [key, member] of Object.entries(part)) {
        add(key.length + 4)
        measure(member)
      }
  }
  measure(value)
  return JSON.stringify(value)
}
