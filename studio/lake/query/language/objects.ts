/** Objects and projections. */
import type { ObjectNode, ProjectionNode } from 'groq-js'
import type { Compiler, Evaluate } from './runtime.ts'
import { nestedScope, type Scope } from './scope.ts'
import { isObject, setOwn } from './values.ts'

export function compileObject({ attributes }: ObjectNode, { compile, runtime }: Compiler): Evaluate {
  const steps = attributes.map((attribute): ((scope: Scope, result: Record<string, unknown>) => void) => {
    const value = compile(attribute.value)
    if (attribute.type === 'ObjectAttributeValue')
      return (scope, result) => setOwn(result, attribute.name, value(scope))
    if (attribute.type === 'ObjectSplat') return (scope, result) => splat(result, value(scope))
    const condition = compile(attribute.condition)
    return (scope, result) => {
      if (condition(scope) === true) splat(result, value(scope))
    }
  })
  return (scope) => {
    runtime.budget.make(steps.length)
    const result: Record<string, unknown> = {}
    for (const step of steps) step(scope, result)
    return result
  }
}

function splat(target: Record<string, unknown>, value: unknown): void {
  if (isObject(value)) for (const key of Object.keys(value)) setOwn(target, key, value[key])
}

export function compileProjection(node: ProjectionNode, { compile, runtime }: Compiler): Evaluate {
  const base = compile(node.base)
  const each = compile(node.expr)
  return (scope) => {
    runtime.budget.step()
    const value = base(scope)
    return isObject(value) ? each(nestedScope(scope, value)) : null
  }
}
