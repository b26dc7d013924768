/** Splits a listener's query: the filter is what selects; what follows it (order, slice, projection) does not matter to a listener. */
import { parse, type ExprNode } from 'groq-js'
import { shapeOf } from '../query/shape.ts'

/** Functions that look at one document alone and take no time to speak of. */
const PLAIN_FUNCTIONS = new Set([
  'global.path',
  'global.defined',
  'global.references',
  'global.identity',
  'global.coalesce',
  'global.lower',
  'global.upper',
  'global.length',
  'global.now',
  'sanity.partOfRelease',
  'sanity.versionOf',
  'string.startsWith',
])
const PLAIN_OPERATORS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in'])

/**
 * The filter as a tree that can be run on one document at a time, in this process, without risk.
 * @returns undefined where it needs the whole dataset, compares by `match`, or is not known here
 */
export function plainFilter(query: string, params: Readonly<Record<string, unknown>>): ExprNode | undefined {
  // A text can be made so that parsing it never ends; what does not look small is parsed by the query workers.
  if (!shapeOf(query).looksCheap) return undefined
  try {
    const filter = filterOf(parse(query, { params: { ...params } }))
    return filter && isPlain(filter) ? filter : undefined
  } catch {
    return undefined
  }
}

/** From the outermost step of a query down to `*[…]`. */
function filterOf(node: ExprNode): ExprNode | undefined {
  let current: unknown = node
  while (isNode(current)) {
    if (isFilterOfAll(current)) return current
    current = current['base']
  }
  return undefined
}

function isFilterOfAll(node: unknown): node is ExprNode {
  if (!isNode(node)) return false
  return node['type'] === 'Everything' || (node['type'] === 'Filter' && isFilterOfAll(node['base']))
}

function isPlain(node: unknown, isBase = true): boolean {
  if (Array.isArray(node)) return node.every((member: unknown) => isPlain(member, false))
  if (!isNode(node)) return true
  switch (node['type']) {
    case 'Everything':
      return isBase
    case 'Filter':
      return isBase && isPlain(node['base']) && isPlain(node['expr'], false)
    case 'OpCall':
      return PLAIN_OPERATORS.has(String(node['op'])) && isPlain([node['left'], node['right']], false)
    case 'FuncCall':
      return (
        PLAIN_FUNCTIONS.has(`${String(node['namespace'])}.${String(node['name'])}`) &&
        isPlain(node['args'], false)
      )
    case 'And':
    case 'Or':
      return isPlain([node['left'], node['right']], false)
    case 'Not':
    case 'Group':
    case 'Deref':
    case 'AccessAttribute':
    case 'AccessElement':
    case 'ArrayCoerce':
      return isPlain(node['base'], false)
    case 'Array':
      return isPlain(node['elements'], false)
    case 'ArrayElement':
      return isPlain(node['value'], false)
    case 'Value':
    case 'Parameter':
    case 'This':
      return true
    default:
      return false
  }
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
}

/**
 * The text of `*` and the filters right behind it.
 * @returns undefined where the query does not begin so
 */
export function filterText(query: string): string | undefined {
  const text = query.trimStart()
  if (!text.startsWith('*')) return undefined
  let end = 1
  for (;;) {
    const open = /^\s*\[/.exec(text.slice(end))
    if (!open) break
    const close = closingBracket(text, end + open[0].length)
    if (close === undefined) return undefined
    const inside = text.slice(end + open[0].length, close)
    if (/^\s*(?:-?\d+\s*(?:\.\.+\s*-?\d+\s*)?)?$/.test(inside)) break
    end = close + 1
  }
  return text.slice(0, end)
}

/** @param start right after the opening bracket */
function closingBracket(text: string, start: number): number | undefined {
  const tokens = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*|[[\]]/g
  tokens.lastIndex = start
  let depth = 1
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '[') depth += 1
    if (token[0] === ']') depth -= 1
    if (depth === 0) return token.index
  }
  return undefined
}
