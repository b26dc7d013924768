/** Conditions, in the three-valued logic of GROQ: null is neither true nor false. */
import type { AndNode, InRangeNode, NotNode, OrNode, SelectNode } from 'groq-js'
import type { Compiler, Evaluate } from './runtime.ts'
import { partialCompare } from './values.ts'

export function compileAnd(node: AndNode, { compile }: Compiler): Evaluate {
  const left = compile(node.left)
  const right = compile(node.right)
  return (scope) => {
    const first = left(scope)
    if (first === false) return false
    const second = right(scope)
    if (second === false) return false
    return first === true && second === true ? true : null
  }
}

export function compileOr(node: OrNode, { compile }: Compiler): Evaluate {
  const left = compile(node.left)
  const right = compile(node.right)
  return (scope) => {
    const first = left(scope)
    if (first === true) return true
    const second = right(scope)
    if (second === true) return true
    return first === false && second === false ? false : null
  }
}

export function compileNot(node: NotNode, { compile }: Compiler): Evaluate {
  const base = compile(node.base)
  return (scope) => {
    const value = base(scope)
    return typeof value === 'boolean' ? !value : null
  }
}

export function compileRange(node: InRangeNode, { compile }: Compiler): Evaluate {
  const base = compile(node.base)
  const left = compile(node.left)
  const right = compile(node.right)
  return (scope) => {
    const value = base(scope)
    const fromLeft = partialCompare(value, left(scope))
    const fromRight = partialCompare(value, right(scope))
    if (fromLeft === null || fromRight === null) return null
    return fromLeft >= 0 && (node.isInclusive ? fromRight <= 0 : fromRight < 0)
  }
}

export function compileSelect(node: SelectNode, { compile }: Compiler): Evaluate {
  const alternatives = node.alternatives.map(({ condition, value }) => ({
    condition: compile(condition),
    value: compile(value),
  }))
  const fallback = node.fallback ? compile(node.fallback) : () => null
  return (scope) => {
    const chosen = alternatives.find(({ condition }) => condition(scope) === true)
    return (chosen?.value ?? fallback)(scope)
  }
}
