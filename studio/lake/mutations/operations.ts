/** Carries out one patch operation at one path, on a copy that shares with the original what it does not change. */
import { applyPatches, parsePatch } from '@sanity/diff-match-patch'
import { isRecord } from '../foundation/json.ts'
import type { Segment, Term } from './json-match.ts'
import { passes, rangeOf, spend, targetsOf, type VisitBudget } from './targets.ts'

export type Operation =
  | { readonly kind: 'set' | 'setIfMissing'; readonly value: unknown }
  | { readonly kind: 'unset' }
  | { readonly kind: 'inc'; readonly by: number }
  | { readonly kind: 'diffMatchPatch'; readonly patch: string }
  | {
      readonly kind: 'insert'
      readonly place: 'before' | 'after' | 'replace'
      readonly items: readonly unknown[]
    }

/** Of one member, its copy included. */
const VISITS_PER_WRITE = 10
/** Characters that a hunk of a text patch searches at the cost of one value. */
const CHARACTERS_PER_VISIT = 20

/** @returns the changed value; the given one is never changed */
export function applyOperation(
  root: unknown,
  path: readonly Segment[],
  operation: Operation,
  visitBudget: VisitBudget,
): unknown {
  const own = new Set<object>()
  return new Walk(operation, visitBudget, own).at(root, path, 0)
}

class Walk {
  readonly #operation: Operation
  readonly #visitBudget: VisitBudget
  /** Containers made by this operation, which may be changed in place. */
  readonly #own: Set<object>

  constructor(operation: Operation, visitBudget: VisitBudget, own: Set<object>) {
    this.#operation = operation
    this.#visitBudget = visitBudget
    this.#own = own
  }

  at(node: unknown, path: readonly Segment[], position: number): unknown {
    const segment = path[position]
    if (!segment) return node
    if (segment.kind === 'recursive') return this.#everywhere(node, path, position + 1)
    const rest = path.slice(position + 1)
    const own = segment.terms.filter(({ kind }) => kind !== 'path')
    let result = own.length === 0 ? node : this.#into(node, own, rest)
    for (const term of segment.terms)
      if (term.kind === 'path') result = this.at(result, [...term.segments, ...rest], 0)
    return result
  }

  #into(node: unknown, terms: readonly Term[], rest: readonly Segment[]): unknown {
    if (!Array.isArray(node) && terms.some((term) => term.kind === 'test' && passes(node, term)))
      return this.#atSelf(node, rest)
    const [next] = rest
    if (!next) return this.#deliver(node, terms)
    let result = node
    if (this.#mayCreate() && !isContainer(node) && isKey(terms)) result = this.#made({})
    for (const target of targetsOf(result, terms, this.#visitBudget)) {
      const before = childOf(result, target)
      const mayMake = before === undefined && typeof target === 'string' && this.#mayCreate()
      if (before === undefined && !(mayMake && next.kind === 'terms' && isKey(next.terms))) continue
      const after = this.at(before === undefined ? this.#made({}) : before, rest, 0)
      if (after !== before) result = this.#with(result, target, after)
    }
    return result
  }

  /** A value other than a list that a comparison selects is itself what the rest of the path begins with. */
  #atSelf(node: unknown, rest: readonly Segment[]): unknown {
    const operation = this.#operation
    if (rest.length > 0) return this.at(node, rest, 0)
    return operation.kind === 'set' ? operation.value : node
  }

  /** Inner values first, so that what is set is not searched again. */
  #everywhere(node: unknown, path: readonly Segment[], position: number): unknown {
    if (!isContainer(node)) return node
    let result: unknown = node
    const keys = Array.isArray(node) ? [...node.keys()] : Object.keys(node)
    spend(this.#visitBudget, keys.length + 1)
    for (const key of keys) {
      const before = childOf(node, key)
      const after = this.#everywhere(before, path, position)
      if (after !== before) result = this.#with(result, key, after)
    }
    const segment = path[position]
    if (segment?.kind !== 'terms') return result
    const rest = path.slice(position + 1)
    // What a comparison selects and the path leads further from was found as an object already.
    const terms =
      Array.isArray(node) && rest.length > 0
        ? segment.terms.filter(({ kind }) => kind !== 'test')
        : segment.terms
    const isPresent = (term: Term): boolean =>
      term.kind === 'path' ||
      (term.kind === 'test' && isRecord(result) && passes(result, term)) ||
      targetsOf(result, [term], this.#visitBudget).some((target) => childOf(result, target) !== undefined)
    const present = terms.filter(isPresent)
    return present.length > 0 ? this.at(result, [{ kind: 'terms', terms: present }, ...rest], 0) : result
  }

  #deliver(node: unknown, terms: readonly Term[]): unknown {
    const operation = this.#operation
    if (operation.kind === 'insert') return Array.isArray(node) ? this.#insert(node, terms) : node
    const isSet = operation.kind === 'set' || operation.kind === 'setIfMissing'
    const base = isSet && !isContainer(node) && isKey(terms) ? this.#made({}) : node
    const targets = targetsOf(base, terms, this.#visitBudget)
    if (operation.kind === 'unset') return this.#without(base, targets)
    let result = base
    for (const target of targets) {
      const before = childOf(result, target)
      const after = this.#valueAfter(before, target, result)
      if (after !== before) result = this.#with(result, target, after)
    }
    return result
  }

  #valueAfter(before: unknown, target: string | number, container: unknown): unknown {
    const operation = this.#operation
    switch (operation.kind) {
      case 'set':
        // A write past the end would leave holes; one at the end appends.
        return typeof target === 'number' && (target < 0 || target > lengthOf(container))
          ? before
          : operation.value
      case 'setIfMissing':
        return before === undefined && typeof target === 'string' ? operation.value : before
      case 'inc':
        return typeof before === 'number' ? sum(before, operation.by) : before
      case 'diffMatchPatch':
        return typeof before === 'string' ? this.#patchedText(before, operation.patch) : before
      default:
        return before
    }
  }

  #patchedText(text: string, source: string): string {
    const hunks = parsePatch(source)
    spend(this.#visitBudget, Math.ceil((hunks.length * text.length) / CHARACTERS_PER_VISIT))
    return applyPatches(hunks, text, { allowExceedingIndices: true })[0]
  }

  #insert(array: readonly unknown[], terms: readonly Term[]): unknown {
    const operation = this.#operation
    if (operation.kind !== 'insert') return array
    const targets = targetsOf(array, terms, this.#visitBudget).map(Number)
    const places = terms.flatMap((term) => (term.kind === 'range' ? [rangeOf(term, array.length)] : []))
    if (targets.length === 0 && places.length === 0) return array
    const lowest = Math.min(
      ...[targets.at(0), ...places.map(({ start }) => start)].filter((at) => at !== undefined),
    )
    const highest = Math.max(
      ...[targets.at(-1), ...places.map(({ end }) => end - 1)].filter((at) => at !== undefined),
    )
    if (operation.place === 'before') return array.toSpliced(Math.max(0, lowest), 0, ...operation.items)
    if (operation.place === 'after') return array.toSpliced(Math.max(0, highest + 1), 0, ...operation.items)
    const gone = new Set(targets)
    const kept = array.filter((_member, index) => !gone.has(index))
    return kept.toSpliced(Math.max(0, lowest), 0, ...operation.items)
  }

  #without(node: unknown, targets: readonly (string | number)[]): unknown {
    const gone = new Set(targets)
    if (Array.isArray(node)) {
      const kept = node.filter((_member, index) => !gone.has(index))
      return kept.length === node.length ? node : kept
    }
    if (!isRecord(node) || ![...gone].some((key) => Object.hasOwn(node, key))) return node
    return Object.fromEntries(Object.entries(node).filter(([key]) => !gone.has(key)))
  }

  #with(node: unknown, target: string | number, value: unknown): unknown {
    spend(this.#visitBudget, VISITS_PER_WRITE)
    if (Array.isArray(node) && typeof target === 'number') {
      const copy: unknown[] = this.#own.has(node) ? node : this.#made(node.slice())
      copy[target] = value
      return copy
    }
    if (!isRecord(node)) return node
    const copy = this.#own.has(node) ? node : this.#made({ ...node })
    copy[target] = value
    return copy
  }

  #made<Container extends object>(container: Container): Container {
    this.#own.add(container)
    return container
  }

  #mayCreate(): boolean {
    return this.#operation.kind === 'set' || this.#operation.kind === 'setIfMissing'
  }
}

/** @throws RangeError where no number is so large: JSON would have it as null */
function sum(left: number, right: number): number {
  const result = left + right
  if (!Number.isFinite(result)) throw new RangeError('the number becomes too large')
  return result
}

function isContainer(node: unknown): node is object {
  return typeof node === 'object' && node !== null
}

function isKey(terms: readonly Term[]): boolean {
  return terms.every(({ kind }) => kind === 'key')
}

function childOf(node: unknown, target: string | number): unknown {
  if (Array.isArray(node)) return typeof target === 'number' ? node[target] : undefined
  return isRecord(node) && Object.hasOwn(node, target) ? node[target] : undefined
}

function lengthOf(node: unknown): number {
  return Array.isArray(node) ? node.length : 0
}
