/** Brings an answer into the form in which the suite writes down what it expects. */
import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '../../studio/lake/foundation/json.ts'

/** Every stored document has them; the documents of the suite do not. */
const ADDED_BY_THE_LAKE = new Set(['_rev', '_createdAt', '_updatedAt'])

export function isExpected(answer: unknown, expected: unknown): boolean {
  return isDeepStrictEqual(ranked(withoutAdded(answer)), expected ?? null)
}

function withoutAdded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAdded)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !ADDED_BY_THE_LAKE.has(key))
      .map(([key, member]) => [key, withoutAdded(member)]),
  )
}

/** Scores are up to each implementation; the suite compares their rank, `_pos`, among all scores of an answer. */
function ranked(value: unknown): unknown {
  const scores = new Set<number>()
  visit(value, (score) => scores.add(score))
  const order = [...scores].sort((left, right) => right - left)
  const replace = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(replace)
    if (!isRecord(node)) return node
    const entries = Object.entries(node).map(([key, member]): [string, unknown] =>
      key === '_score' && typeof member === 'number'
        ? ['_pos', order.indexOf(member) + 1]
        : [key, replace(member)],
    )
    return Object.fromEntries(entries)
  }
  return replace(value)
}

function visit(value: unknown, onScore: (score: number) => void): void {
  if (Array.isArray(value)) for (const member of value) visit(member, onScore)
  else if (isRecord(value)) {
    if (typeof value['_score'] === 'number') onScore(value['_score'])
    for (const member of Object.values(value)) visit(member, onScore)
  }
}
