/** Which members of an array or object a part of a patch's path selects. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord } from '../foundation/json.ts'
import type { Comparator, Literal, Term } from './json-match.ts'

/** How many values the patches of one transaction may still visit; bounds the cost of a path over a large document. */
export interface VisitBudget {
  left: number
}

/** About a second of work. */
export const MAX_VALUES_VISITED = 10_000_000

/** @throws LakeError 400 once a transaction has looked at too much */
export function spend(visitBudget: VisitBudget, amount: number): void {
  visitBudget.left -= amount
  if (visitBudget.left < 0)
    throw new LakeError(
      400,
      'The patches of this transaction look at too many values; make their paths narrower.',
    )
}

/** Keys of an object, ascending indexes of an array; each once. An index may lie outside of the array. */
export function targetsOf(
  node: unknown,
  terms: readonly Term[],
  visitBudget: VisitBudget,
): readonly (string | number)[] {
  const found = new Set<string | number>()
  for (const term of terms) for (const target of termTargets(node, term, visitBudget)) found.add(target)
  if (!Array.isArray(node) || found.size < 2) return [...found]
  return [...found].sort((left, right) => Number(left) - Number(right))
}

function termTargets(node: unknown, term: Term, visitBudget: VisitBudget): readonly (string | number)[] {
  if (Array.isArray(node)) {
    const { length } = node
    switch (term.kind) {
      case 'index':
        return [term.index < 0 ? term.index + length : term.index]
      case 'range': {
        const { start, end } = rangeOf(term, length)
        spend(visitBudget, Math.max(0, end - start))
        return Array.from({ length: Math.max(0, end - start) }, (_none, offset) => start + offset)
      }
      case 'all':
        spend(visitBudget, length)
        return [...node.keys()]
      case 'test':
        spend(visitBudget, length)
        return node.flatMap((member: unknown, index) => (passes(member, term) ? [index] : []))
      case 'key':
      case 'path':
        return []
    }
  }
  if (!isRecord(node)) return []
  if (term.kind === 'key') return [term.name]
  if (term.kind !== 'all') return []
  const keys = Object.keys(node)
  spend(visitBudget, keys.length)
  return keys
}

/** Clamped to the array; a negative position counts from its end. */
export function rangeOf(
  { start = 0, end }: { readonly start: number | undefined; readonly end: number | undefined },
  length: number,
): { start: number; end: number } {
  const position = (value: number): number =>
    Math.min(length, Math.max(0, value < 0 ? value + length : value))
  return { start: position(start), end: position(end ?? length) }
}

/** A comparison holds for plain values only: neither objects nor arrays are compared. */
export function passes(
  member: unknown,
  {
    path,
    comparator,
    value,
  }: { path: readonly string[]; comparator: Comparator | '?'; value: Literal | undefined },
): boolean {
  let found = member
  for (const name of path) {
    if (!isRecord(found) || !Object.hasOwn(found, name)) return false
    found = found[name]
  }
  if (typeof found === 'object' && found !== null) return false
  return comparator === '?' || compare(found, comparator, value)
}

function compare(left: unknown, comparator: Comparator, right: Literal | undefined): boolean {
  if (comparator === '==') return left === right
  if (comparator === '!=') return left !== right
  const pair =
    typeof left === 'number' && typeof right === 'number'
      ? left - right
      : typeof left === 'string' && typeof right === 'string'
        ? left < right
          ? -1
          : Number(left > right)
        : Number.NaN
  if (comparator === '<') return pair < 0
  if (comparator === '<=') return pair <= 0
  return comparator === '>' ? pair > 0 : pair >= 0
}
