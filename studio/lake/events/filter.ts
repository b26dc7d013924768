/** Splits a listener's query: the filter is what selects; what follows it (order, slice, projection) does not matter to a listener. */
import type { ExprNode } from 'groq-js'
import { calledFunction } from '../query/language/called-function.ts'
import { parseQuery } from '../query/language/parse.ts'
import { filtersOfEverything } from '../query/language/plan.ts'
import { shapeOf } from '../query/shape.ts'

/** Functions that look at one document alone. */
const PLAIN_FUNCTIONS = new Set([
  'path',
  'defined',
  'references',
  'identity',
  'coalesce',
  'lower',
  'upper',
  'length',
  'now',
  'sanity::partOfRelease',
  'sanity::versionOf',
  'string::startsWith',
  'string::endsWith',
])
const PLAIN_OPERATORS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'match'])

/**
 * The conditions of a filter that can be evaluated on one document at a time, in this process.
 * @returns undefined where it needs the whole dataset, or is not known here
 */
export function plainFilter(
  query: string,
  params: Readonly<Record<string, unknown>>,
): readonly ExprNode[] | undefined {
  // A text can be made so that parsing it never ends; what does not look small is parsed by the query workers.
  if (!shapeOf(query).looksCheap) return undefined
  try {
    const conditions = conditionsOf(parseQuery(query, params))
    return conditions?.every(isPlain) ? conditions : undefined
  } catch {
    return undefined
  }
}

/** From the outermost step of a query down to `*[…]`. */
function conditionsOf(node: ExprNode): readonly ExprNode[] | undefined {
  return filtersOfEverything(node) ?? ('base' in node ? conditionsOf(node.base) : undefined)
}

function isPlain(node: ExprNode): boolean {
  switch (node.type) {
    case 'OpCall':
      return PLAIN_OPERATORS.has(node.op) && isPlain(node.left) && isPlain(node.right)
    case 'FuncCall': {
      const { name, args } = calledFunction(node)
      return PLAIN_FUNCTIONS.has(name) && args.every(isPlain)
    }
    case 'And':
    case 'Or':
      return isPlain(node.left) && isPlain(node.right)
    case 'Not':
    case 'Group':
    case 'Deref':
    case 'AccessElement':
    case 'ArrayCoerce':
      return isPlain(node.base)
    case 'AccessAttribute':
      return node.base === undefined || isPlain(node.base)
    case 'Array':
      return node.elements.every(({ value }) => isPlain(value))
    case 'Value':
    case 'This':
      return true
    default:
      return false
  }
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
