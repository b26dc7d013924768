/**
 * `*[…] | order(_updatedAt desc)[0...100]`, which every list of the Studio requests: documents come from an index in their
 * order, and the rest is not looked at once enough of them have passed.
 */
import type { ExprNode, PipeFuncCallNode, SliceNode } from 'groq-js'
import { planCondition } from './conditions.ts'
import { both } from './lookup.ts'
import { filtersOfEverything } from './plan.ts'
import type { Compiler, Evaluate } from './runtime.ts'
import { hiddenScope, nestedScope } from './scope.ts'

/** Beyond so many types it is cheaper to sort. */
const MOST_TYPES = 20

interface NewestQuery {
  readonly conditions: readonly ExprNode[]
  readonly direction: 'asc' | 'desc'
  /** What is done to each member, the first first. */
  readonly mappings: readonly ExprNode[]
}

/** @param otherwise evaluates the slice in the usual way @returns undefined where the query is none of this kind */
export function planNewest(node: SliceNode, otherwise: Evaluate, compiler: Compiler): Evaluate | undefined {
  const asked = newestQuery(node.base)
  const { documents, budget } = compiler.runtime
  if (!asked || !documents.byUpdate || node.left < 0 || node.right < 0) return undefined
  const ordered = documents.byUpdate
  const end = node.right + (node.isInclusive ? 1 : 0)
  const conditions = asked.conditions.map((condition) => compiler.compile(condition))
  const plans = asked.conditions.map((condition) => planCondition(condition, compiler))
  const mappings = asked.mappings.map((mapping) => compiler.compile(mapping))
  return (scope) => {
    const lookup = both(plans.flatMap((plan) => plan?.(scope) ?? []))
    const types = lookup.kind === 'types' ? lookup.types : undefined
    if ((lookup.kind !== 'all' && !types) || (types && types.length > MOST_TYPES)) return otherwise(scope)
    const passed: unknown[] = []
    for (const document of ordered(types, asked.direction)) {
      if (passed.length >= end) break
      budget.step()
      const inner = nestedScope(scope, document)
      if (conditions.every((condition) => condition(inner) === true)) passed.push(document)
    }
    return passed
      .slice(node.left)
      .map((member) => mappings.reduce((value, mapping) => mapping(hiddenScope(scope, value)), member))
  }
}

function newestQuery(node: ExprNode): NewestQuery | undefined {
  if (node.type === 'Map') {
    const inner = newestQuery(node.base)
    return inner && { ...inner, mappings: [...inner.mappings, node.expr] }
  }
  if (node.type !== 'PipeFuncCall' || node.name !== 'order') return undefined
  const key = sortKey(node)
  const mapped = node.base.type === 'Map' ? node.base : undefined
  const conditions = filtersOfEverything(mapped?.base ?? node.base)
  if (!key || !conditions) return undefined
  const ofDocument = mapped ? throughProjection(key.expression, mapped.expr) : key.expression
  if (!ofDocument || !isUpdatedAt(ofDocument)) return undefined
  return { conditions, direction: key.direction, mappings: mapped ? [mapped.expr] : [] }
}

function sortKey({ args }: PipeFuncCallNode) {
  const [key, ...others] = args
  if (!key || others.length > 0) return undefined
  const direction = key.type === 'Desc' ? 'desc' : 'asc'
  return { direction, expression: key.type === 'Desc' || key.type === 'Asc' ? key.base : key } as const
}

function isUpdatedAt(node: ExprNode): boolean {
  return node.type === 'AccessAttribute' && node.name === '_updatedAt' && !node.base
}

/** The expression over a document whose value a key has after a projection; undefined where that is not certain. */
function throughProjection(key: ExprNode, mapping: ExprNode): ExprNode | undefined {
  if (mapping.type !== 'Projection' || mapping.base.type !== 'This' || mapping.expr.type !== 'Object')
    return undefined
  if (key.type === 'AccessElement') {
    const list = throughProjection(key.base, mapping)
    if (list?.type !== 'Array' || list.elements.some(({ isSplat }) => isSplat)) return undefined
    return list.elements[key.index]?.value
  }
  if (key.type !== 'AccessAttribute' || key.base) return undefined
  for (const attribute of mapping.expr.attributes.toReversed()) {
    if (attribute.type === 'ObjectConditionalSplat') return undefined
    if (attribute.type === 'ObjectSplat') return attribute.value.type === 'This' ? key : undefined
    if (attribute.name === key.name) return attribute.value
  }
  return undefined
}
