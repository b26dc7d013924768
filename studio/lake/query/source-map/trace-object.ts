/** The origins of an object that a query puts together. */
import type { ObjectNode } from 'groq-js'
import { isObject, setOwn } from '../language/values.ts'
import { originOfAttribute, type Origin, type Traced } from './origin.ts'
import type { Trace, TracedScope, Tracer } from './tracer.ts'

interface Draft {
  readonly value: Record<string, unknown>
  readonly fields: Map<string, Origin | undefined>
}

export function traceObject({ attributes }: ObjectNode, { trace, compiler }: Tracer): Trace {
  const steps = attributes.map((attribute): ((scope: TracedScope, draft: Draft) => void) => {
    const part = trace(attribute.value)
    if (attribute.type === 'ObjectAttributeValue')
      return (scope, draft) => put(draft, attribute.name, part(scope))
    if (attribute.type === 'ObjectSplat') return (scope, draft) => spread(draft, part(scope))
    const condition = compiler.compile(attribute.condition)
    return (scope, draft) => {
      if (condition(scope) === true) spread(draft, part(scope))
    }
  })
  return (scope) => {
    const draft: Draft = { value: {}, fields: new Map() }
    for (const step of steps) step(scope, draft)
    return { value: draft.value, origin: { kind: 'object', fields: draft.fields } }
  }
}

function put({ value, fields }: Draft, name: string, traced: Traced): void {
  setOwn(value, name, traced.value)
  fields.set(name, traced.origin)
}

function spread(draft: Draft, { value, origin }: Traced): void {
  if (!isObject(value)) return
  for (const [name, member] of Object.entries(value))
    put(draft, name, { value: member, origin: originOfAttribute(origin, name) })
}
