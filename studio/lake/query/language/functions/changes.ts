/** `diff::changedAny` and `diff::changedOnly`: what differs between two values, as far as a selector reaches. */
import { isSelectorNode, type ExprNode, type SelectorNode } from 'groq-js'
import { QueryError } from '../query-error.ts'
import type { Compiler } from '../runtime.ts'
import { hiddenScope, nestedScope, type Scope } from '../scope.ts'
import { isArray, isDeepEqual, isEqual, isObject, typeOf } from '../values.ts'
import type { FunctionCompiler, Functions } from './function.ts'

type KeyPath = readonly (string | number)[]
type Select = (value: unknown, scope: Scope) => KeyPath[]

export const changeFunctions: Functions = {
  'diff::changedAny': comparing((before, after, select, scope) => {
    const paths = select(before, scope)
    if (paths.length !== select(after, scope).length) return true
    return paths.some(
      (path) =>
        hasOtherLength(before, after, path) || !isDeepEqual(valueAt(before, path), valueAt(after, path)),
    )
  }),
  'diff::changedOnly': comparing((before, after, select, scope) => {
    const selected = select(before, scope)
    return changedPaths(before, after).every((changed) =>
      selected.some((path) => path.every((key, index) => changed[index] === key)),
    )
  }),
  'delta::operation': () => () => null,
}

function comparing(
  compare: (before: unknown, after: unknown, select: Select, scope: Scope) => boolean,
): FunctionCompiler {
  return ([left, right, selector], compiler) => {
    if (!left || !right || !selector || !isSelectorNode(selector))
      throw new QueryError('invalid', 'The third argument must be a selector.')
    const before = compiler.compile(left)
    const after = compiler.compile(right)
    const select = compileSelector(selector, compiler)
    return (scope) => compare(before(scope), after(scope), select, scope)
  }
}

/** True where an array on the way to a member has become longer or shorter, or is one no more. */
function hasOtherLength(before: unknown, after: unknown, path: KeyPath): boolean {
  return path.some((key, index) => {
    if (typeof key !== 'number') return false
    const [left, right] = [valueAt(before, path.slice(0, index)), valueAt(after, path.slice(0, index))]
    return !isArray(left) || !isArray(right) || left.length !== right.length
  })
}

function changedPaths(before: unknown, after: unknown): KeyPath[] {
  const changed: KeyPath[] = []
  const waiting: KeyPath[] = [[]]
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const from = path
    const left = valueAt(before, path)
    const right = valueAt(after, path)
    if (typeOf(left) !== typeOf(right)) changed.push(path)
    else if (isObject(left) && isObject(right)) {
      if (!isDeepEqual(left, right)) {
        const keys = new Set([...Object.keys(left), ...Object.keys(right)])
        waiting.push(...[...keys].map((key) => [...from, key]))
      }
    } else if (isArray(left) && isArray(right)) {
      if (left.length !== right.length) changed.push(path)
      else if (!isDeepEqual(left, right)) waiting.push(...right.map((_member, index) => [...from, index]))
    } else if (!isEqual(left, right)) changed.push(path)
  }
  return changed
}

function valueAt(value: unknown, path: KeyPath): unknown {
  let current = value
  for (const key of path) {
    if (isArray(current) && typeof key === 'number') current = current[key]
    else if (isObject(current) && Object.hasOwn(current, key)) current = current[key]
    else return null
  }
  return current ?? null
}

function compileSelector(node: SelectorNode, compiler: Compiler): Select {
  switch (node.type) {
    case 'Group':
      return compileSelector(node.base, compiler)
    case 'Tuple': {
      const members = node.members.map((member) => compileSelector(member, compiler))
      return (value, scope) => members.flatMap((select) => select(value, scope))
    }
    case 'AccessAttribute': {
      const base = node.base ? compileSelector(node.base, compiler) : undefined
      return (value, scope) => (base ? base(value, scope).map((path) => [...path, node.name]) : [[node.name]])
    }
    case 'ArrayCoerce': {
      const base = compileSelector(node.base, compiler)
      return (value, scope) => members(value, base(value, scope))
    }
    case 'Filter': {
      const base = compileSelector(node.base, compiler)
      const condition = compiler.compile(node.expr)
      return (value, scope) =>
        members(value, base(value, scope)).filter(
          (path) => condition(nestedScope(scope, valueAt(value, path))) === true,
        )
    }
    case 'SelectorFuncCall':
      return compileAnywhere(node.arg, compiler)
    case 'SelectorNested': {
      const base = compileSelector(node.base, compiler)
      const nested = compileSelector(node.nested, compiler)
      return (value, scope) =>
        base(value, scope).flatMap((path) =>
          nested(valueAt(value, path), scope).map((inner) => [...path, ...inner]),
        )
    }
  }
}

function members(value: unknown, paths: readonly KeyPath[]): KeyPath[] {
  return paths.flatMap((path) => {
    const array = valueAt(value, path)
    return isArray(array) ? array.map((_member, index) => [...path, index]) : []
  })
}

/** `anywhere(…)`: every object inside, at any depth, for which the condition holds. */
function compileAnywhere(node: ExprNode, compiler: Compiler): Select {
  const condition = compiler.compile(node)
  const walk = (value: unknown, scope: Scope, path: KeyPath): KeyPath[] => {
    compiler.runtime.budget.step()
    if (isArray(value)) return value.flatMap((member, index) => walk(member, scope, [...path, index]))
    if (!isObject(value)) return []
    const own = condition(hiddenScope(scope, value)) === true ? [path] : []
    return [...own, ...Object.entries(value).flatMap(([key, member]) => walk(member, scope, [...path, key]))]
  }
  return (value, scope) => walk(value, scope, [])
}
