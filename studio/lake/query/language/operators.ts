/** The operators between two values. */
import { DateTime, type OpCallNode } from 'groq-js'
import { addSeconds } from './date-time.ts'
import { compileMatch } from './match.ts'
import { PathPattern } from './path-pattern.ts'
import type { Compiler, Evaluate } from './runtime.ts'
import { finite, isArray, isEqual, isObject, partialCompare } from './values.ts'

type Operator = (left: unknown, right: unknown) => unknown

function comparison(holds: (order: number) => boolean): Operator {
  return (left, right) => {
    const order = partialCompare(left, right)
    return order === null ? null : holds(order)
  }
}

function arithmetic(calculate: (left: number, right: number) => number): Operator {
  return (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? finite(calculate(left, right)) : null
}

const operators: Record<Exclude<OpCallNode['op'], 'match'>, Operator> = {
  '==': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  in: isIn,
  '+': add,
  '-': subtract,
  '*': arithmetic((left, right) => left * right),
  '/': arithmetic((left, right) => left / right),
  '%': arithmetic((left, right) => left % right),
  '**': arithmetic((left, right) => left ** right),
}

export function compileOperator(node: OpCallNode, compiler: Compiler): Evaluate {
  if (node.op === 'match') return compileMatch(node, compiler)
  const { budget } = compiler.runtime
  const left = compiler.compile(node.left)
  const right = compiler.compile(node.right)
  const operate = operators[node.op]
  if (node.op !== '+' && node.op !== 'in') return (scope) => operate(left(scope), right(scope))
  return (scope) => {
    const first = left(scope)
    const second = right(scope)
    const size = node.op === 'in' ? sizeOf(second) : sizeOf(first) + sizeOf(second)
    budget.make(size)
    return operate(first, second)
  }
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' || isArray(value) ? value.length : 1
}

/** A path is in a path where the pattern on the left, taken as an id, fits the one on the right. */
function isIn(left: unknown, right: unknown): boolean | null {
  if (right instanceof PathPattern) {
    if (left instanceof PathPattern) return right.matches(left.pattern)
    return typeof left === 'string' ? right.matches(left) : null
  }
  return isArray(right) ? right.some((member) => isEqual(left, member)) : null
}

function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'string' && typeof right === 'string') return left + right
  if (typeof left === 'number' && typeof right === 'number') return finite(left + right)
  if (left instanceof DateTime && typeof right === 'number') return addSeconds(left, right)
  if (typeof left === 'number' && right instanceof DateTime) return addSeconds(right, left)
  if (isArray(left) && isArray(right)) return [...left, ...right]
  return isObject(left) && isObject(right) ? { ...left, ...right } : null
}

function subtract(left: unknown, right: unknown): unknown {
  if (left instanceof DateTime && typeof right === 'number') return addSeconds(left, -right)
  if (left instanceof DateTime && right instanceof DateTime) return left.difference(right)
  return typeof left === 'number' && typeof right === 'number' ? finite(left - right) : null
}
