/** Arrays: literals, slices, filters and what is done to each member. */
import type { ArrayNode, FilterNode, FlatMapNode, MapNode, SliceNode } from 'groq-js'
import { planNewest } from './newest.ts'
import { planFilter } from './plan.ts'
import type { Compiler, Evaluate } from './runtime.ts'
import { hiddenScope, nestedScope } from './scope.ts'
import { isArray } from './values.ts'

export function compileArray({ elements }: ArrayNode, { compile, runtime }: Compiler): Evaluate {
  const parts = elements.map(({ value, isSplat }) => ({ evaluate: compile(value), isSplat }))
  return (scope) => {
    const result: unknown[] = []
    for (const { evaluate, isSplat } of parts) {
      const value = evaluate(scope)
      if (!isSplat) result.push(value)
      else if (isArray(value)) for (const member of value) result.push(member)
    }
    runtime.budget.make(result.length)
    return result
  }
}

export function compileSlice(node: SliceNode, compiler: Compiler): Evaluate {
  const base = compiler.compile(node.base)
  const slice: Evaluate = (scope) => {
    const value = base(scope)
    if (!isArray(value)) return null
    const [start, end] = sliceBounds(node, value.length)
    return value.slice(start, end)
  }
  return planNewest(node, slice, compiler) ?? slice
}

/** From where to where, the end not included. */
export function sliceBounds({ left, right, isInclusive }: SliceNode, length: number): [number, number] {
  const start = left < 0 ? length + left : left
  const end = (right < 0 ? length + right : right) + (isInclusive ? 1 : 0)
  return [Math.max(0, start), Math.max(0, end)]
}

export function compileFilter(node: FilterNode, compiler: Compiler): Evaluate {
  const base = planFilter(node, compiler) ?? compiler.compile(node.base)
  const condition = compiler.compile(node.expr)
  const { budget } = compiler.runtime
  return (scope) => {
    const value = base(scope)
    if (!isArray(value)) return null
    const result: unknown[] = []
    for (const member of value) {
      budget.step()
      if (condition(nestedScope(scope, member)) === true) result.push(member)
    }
    return result
  }
}

export function compileMap(node: MapNode, compiler: Compiler): Evaluate {
  const base = compiler.compile(node.base)
  const each = compiler.compile(node.expr)
  const { budget } = compiler.runtime
  return (scope) => {
    const value = base(scope)
    if (!isArray(value)) return null
    return value.map((member) => {
      budget.step()
      return each(hiddenScope(scope, member))
    })
  }
}

export function compileFlatMap(node: FlatMapNode, compiler: Compiler): Evaluate {
  const base = compiler.compile(node.base)
  const each = compiler.compile(node.expr)
  const { budget } = compiler.runtime
  return (scope) => {
    const value = base(scope)
    if (!isArray(value)) return null
    const result: unknown[] = []
    for (const member of value) {
      budget.step()
      const inner = each(hiddenScope(scope, member))
      if (isArray(inner)) {
        budget.make(inner.length)
        for (const innermost of inner) result.push(innermost)
      } else result.push(inner)
    }
    return result
  }
}
