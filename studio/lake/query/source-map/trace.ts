/**
 * Evaluates a query once more and keeps, beside every value, where it comes from. Only what passes values on is done here;
 * what calculates (conditions, sort keys, operators) is left to the compiled language, so that both agree on every value.
 */
import type {
  AccessAttributeNode,
  AccessElementNode,
  ArrayNode,
  ExprNode,
  FilterNode,
  FlatMapNode,
  FuncCallNode,
  MapNode,
  PipeFuncCallNode,
  ProjectionNode,
  SelectNode,
} from 'groq-js'
import { sliceBounds } from '../language/arrays.ts'
import { calledFunction } from '../language/called-function.ts'
import { compile, dereference, elementOf } from '../language/compile.ts'
import { compileSort } from '../language/pipes.ts'
import { planFilter } from '../language/plan.ts'
import type { Compiler, Runtime } from '../language/runtime.ts'
import { attributeOf, isArray, isObject } from '../language/values.ts'
import { traceObject } from './trace-object.ts'
import {
  arrayOf,
  membersOf,
  originOfAttribute,
  originOfDocument,
  originOfMember,
  type Origin,
  type Traced,
} from './origin.ts'
import type { Trace, TracedScope, Tracer } from './tracer.ts'

const nothing: Traced = { value: null, origin: undefined }

/** @returns the answer and its origin */
export function traceQuery(node: ExprNode, runtime: Runtime): Traced {
  const compiler: Compiler = { runtime, compile: (inner) => compile(inner, runtime) }
  const tracer: Tracer = { compiler, trace: (inner) => traceNode(inner, tracer) }
  return tracer.trace(node)({ ...nothing, parent: undefined, hidden: false })
}

function within(outer: TracedScope, { value, origin }: Traced, hidden: boolean): TracedScope {
  return { value, origin, hidden, parent: outer.hidden ? outer.parent : outer }
}

function traceNode(node: ExprNode, tracer: Tracer): Trace {
  switch (node.type) {
    case 'This':
      return ({ value, origin }) => ({ value, origin })
    case 'Parent':
      return (scope) => ancestor(scope, node.n)
    case 'Everything':
      return () => documents(tracer.compiler.runtime.documents.all())
    case 'Group':
      return tracer.trace(node.base)
    case 'AccessAttribute':
      return traceAttribute(node, tracer)
    case 'AccessElement':
      return traceElement(node, tracer)
    case 'ArrayCoerce':
      return overMembers(node.base, tracer, (members) => members)
    case 'Slice':
      return overMembers(node.base, tracer, (members) => members.slice(...sliceBounds(node, members.length)))
    case 'Deref': {
      const base = tracer.trace(node.base)
      return (scope) => document(dereference(base(scope).value, tracer.compiler.runtime))
    }
    case 'Filter':
      return traceFilter(node, tracer)
    case 'Map':
    case 'FlatMap':
      return traceMap(node, tracer)
    case 'Array':
      return traceArray(node, tracer)
    case 'Object':
      return traceObject(node, tracer)
    case 'Projection':
      return traceProjection(node, tracer)
    case 'Select':
      return traceSelect(node, tracer)
    case 'FuncCall':
      return traceFunction(node, tracer)
    case 'PipeFuncCall':
      return tracePipe(node, tracer)
    default: {
      const evaluate = tracer.compiler.compile(node)
      return (scope) => ({ value: evaluate(scope), origin: undefined })
    }
  }
}

function ancestor(scope: TracedScope, levels: number): Traced {
  let at: TracedScope | undefined = scope
  for (let level = 0; level < levels; level += 1) at = at?.parent
  return at ?? nothing
}

function traceAttribute(node: AccessAttributeNode, tracer: Tracer): Trace {
  const base: Trace = node.base ? tracer.trace(node.base) : (scope) => scope
  return (scope) => {
    const { value, origin } = base(scope)
    return { value: attributeOf(value, node.name), origin: originOfAttribute(origin, node.name) }
  }
}

function traceElement(node: AccessElementNode, tracer: Tracer): Trace {
  const base = tracer.trace(node.base)
  return (scope) => {
    const { value, origin } = base(scope)
    const member = elementOf(value, node.index)
    const index = node.index < 0 && isArray(value) ? value.length + node.index : node.index
    return { value: member, origin: originOfMember(origin, index, member) }
  }
}

function traceFilter(node: FilterNode, { compiler, trace }: Tracer): Trace {
  const planned = planFilter(node, compiler)
  const base: Trace = planned ? (scope) => documents(planned(scope)) : trace(node.base)
  const condition = compiler.compile(node.expr)
  return mapMembers(base, (members, scope) =>
    members.filter((member) => condition(within(scope, member, false)) === true),
  )
}

function traceMap(node: MapNode | FlatMapNode, tracer: Tracer): Trace {
  const each = tracer.trace(node.expr)
  return overMembers(node.base, tracer, (members, scope) =>
    members.flatMap((member) => {
      const inner = each(within(scope, member, true))
      return node.type === 'FlatMap' ? (membersOf(inner) ?? [inner]) : [inner]
    }),
  )
}

function traceArray(node: ArrayNode, tracer: Tracer): Trace {
  const parts = node.elements.map(({ value, isSplat }) => ({ trace: tracer.trace(value), isSplat }))
  return (scope) =>
    arrayOf(
      parts.flatMap(({ trace, isSplat }) => {
        const part = trace(scope)
        return isSplat ? (membersOf(part) ?? []) : [part]
      }),
    )
}

function traceProjection(node: ProjectionNode, tracer: Tracer): Trace {
  const base = tracer.trace(node.base)
  const each = tracer.trace(node.expr)
  return (scope) => {
    const projected = base(scope)
    return isObject(projected.value) ? each(within(scope, projected, false)) : nothing
  }
}

function tracePipe(node: PipeFuncCallNode, tracer: Tracer): Trace {
  const { compiler } = tracer
  if (node.name !== 'order') {
    const evaluate = compiler.compile(node)
    return (scope) => {
      const value = evaluate(scope)
      return node.name === 'score' ? documents(value) : { value, origin: undefined }
    }
  }
  const sort = compileSort(node.args, compiler)
  return overMembers(node.base, tracer, (members, scope) => {
    const order = sort(
      members.map(({ value }) => value),
      scope,
    )
    return order.flatMap((index) => members[index] ?? [])
  })
}

function traceSelect(node: SelectNode, tracer: Tracer): Trace {
  const alternatives = node.alternatives.map(({ condition, value }) => ({
    condition: tracer.compiler.compile(condition),
    trace: tracer.trace(value),
  }))
  const fallback: Trace = node.fallback ? tracer.trace(node.fallback) : () => nothing
  return (scope) => {
    const chosen = alternatives.find(({ condition }) => condition(scope) === true)
    return (chosen?.trace ?? fallback)(scope)
  }
}

function traceFunction(node: FuncCallNode, tracer: Tracer): Trace {
  const { name, args } = calledFunction(node)
  const [first] = args
  if (name === 'coalesce') {
    const values = args.map((arg) => tracer.trace(arg))
    return (scope) => {
      for (const trace of values) {
        const traced = trace(scope)
        if (traced.value !== null) return traced
      }
      return nothing
    }
  }
  if (name === 'array::compact' && first)
    return overMembers(first, tracer, (members) => members.filter(({ value }) => value !== null))
  const evaluate = tracer.compiler.compile(node)
  if (name === 'documents::get') return (scope) => document(evaluate(scope))
  if (name === 'releases::all') return (scope) => documents(evaluate(scope))
  return (scope) => ({ value: evaluate(scope), origin: undefined })
}

function overMembers(
  base: ExprNode,
  tracer: Tracer,
  change: (members: readonly Traced[], scope: TracedScope) => readonly Traced[],
): Trace {
  return mapMembers(tracer.trace(base), change)
}

function mapMembers(
  base: Trace,
  change: (members: readonly Traced[], scope: TracedScope) => readonly Traced[],
): Trace {
  return (scope) => {
    const members = membersOf(base(scope))
    return members ? arrayOf(change(members, scope)) : nothing
  }
}

function document(value: unknown): Traced {
  return { value, origin: originOfDocument(value) }
}

function documents(value: unknown): Traced {
  if (!isArray(value)) return nothing
  const origin: Origin = { kind: 'array', members: value.map(originOfDocument) }
  return { value, origin }
}
