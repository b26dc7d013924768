/**
 * Parts of a query that depend on nothing around them, such as the inner query of `_ref in *[…]._id`. They have one value for the
 * whole query, so that a filter works them out once, not for each document.
 */
import type { ExprNode } from 'groq-js'
import { isObject } from './values.ts'

/** Nodes that give each member of their base a scope of its own, and where that scope is. */
const NESTED: Readonly<Record<string, string>> = {
  Filter: 'expr',
  Map: 'expr',
  FlatMap: 'expr',
  Projection: 'expr',
  PipeFuncCall: 'args',
}
/** Nodes that read no scope; those of a nested scope may do what they like, but for `^`. */
const SCOPELESS = new Set([
  ...['Everything', 'Value', 'Group', 'ArrayCoerce', 'AccessElement', 'AccessAttribute', 'Deref', 'Slice'],
  ...Object.keys(NESTED),
])

interface Found {
  readonly isClosed: boolean
  /** Whether it reads the dataset: only then is it worth the keeping. */
  readonly reads: boolean
  readonly hasParent: boolean
}

type Node = Readonly<Record<string, unknown>>

/** @returns the largest closed parts at each scope of the query */
export function closedParts(tree: ExprNode): ReadonlySet<unknown> {
  const known = new Map<Node, Found>()
  const closed = new Set<unknown>()
  const collect = (node: Node, isWithin: boolean): void => {
    const found = look(node, known)
    const isKept = !isWithin && found.isClosed && found.reads
    if (isKept) closed.add(node)
    for (const [child, isNested] of childrenOf(node)) collect(child, !isNested && (isWithin || isKept))
  }
  if (isObject(tree)) collect(tree, false)
  return closed
}

function look(node: Node, known: Map<Node, Found>): Found {
  const before = known.get(node)
  if (before) return before
  const children = childrenOf(node).map(([child, isNested]) => ({ ...look(child, known), isNested }))
  const { type } = node
  const isOfScope = type === 'AccessAttribute' && !isObject(node['base'])
  const hasParent = type === 'Parent' || children.some((child) => child.hasParent)
  const found = {
    isClosed:
      !hasParent &&
      !isOfScope &&
      SCOPELESS.has(String(type)) &&
      children.every(({ isNested, isClosed }) => isNested || isClosed),
    reads: type === 'Everything' || children.some(({ isNested, reads }) => reads && !isNested),
    hasParent,
  }
  known.set(node, found)
  return found
}

/** @returns each node right below, and whether it stands in a nested scope */
function childrenOf(node: Node): [Node, boolean][] {
  if (node['type'] === 'Value') return []
  return Object.entries(node).flatMap(([key, value]) =>
    nodesIn(value).map((child): [Node, boolean] => [child, NESTED[String(node['type'])] === key]),
  )
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  return isObject(value) ? [value] : []
}
