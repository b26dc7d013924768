/** Filters that are evaluated on one document at a time, in this process. */
import type { ExprNode } from 'groq-js'
import { DATASET, PROJECT } from '../foundation/project.ts'
import type { StoredDocument } from '../foundation/json.ts'
import type { Budget } from './language/budget.ts'
import { calledFunction } from './language/called-function.ts'
import { compile } from './language/compile.ts'
import { parseQuery } from './language/parse.ts'
import { filtersOfEverything } from './language/plan.ts'
import { nestedScope, rootScope } from './language/scope.ts'
import { shapeOf } from './shape.ts'

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
 * The conditions of a listener's query that can be evaluated on one document at a time; what follows its filter (order, slice,
 * projection) does not matter to a listener.
 * @returns undefined where it needs the whole dataset, or is not known here
 */
export function plainFilter(
  query: string,
  params: Readonly<Record<string, unknown>>,
): readonly ExprNode[] | undefined {
  const conditions = parsed(query, params, conditionsOf)
  return conditions?.every(isPlain) ? conditions : undefined
}

/**
 * The conditions of a query that is nothing but a filter, and tells from each document alone whether it is selected.
 * @returns undefined where it is not
 */
export function ownFilter(
  query: string,
  params: Readonly<Record<string, unknown>>,
): readonly ExprNode[] | undefined {
  const conditions = parsed(query, params, filtersOfEverything)
  return conditions?.every((condition) => isPlain(condition) && !followsReferences(condition))
    ? conditions
    : undefined
}

export interface FilterContext {
  /** Reads what a reference leads to. */
  readonly get: (id: string) => StoredDocument | undefined
  readonly identity: string
  readonly budget: Budget
}

/** @throws QueryError where a condition is not usable */
export function compileFilter(
  conditions: readonly ExprNode[],
  { get, identity, budget }: FilterContext,
): (document: StoredDocument) => boolean {
  const outermost = rootScope(null)
  const none = () => []
  const passes = conditions.map((condition) =>
    compile(condition, {
      documents: { all: none, find: none, get },
      identity,
      get now() {
        return new Date()
      },
      projectId: PROJECT,
      dataset: DATASET,
      budget,
    }),
  )
  return (document) => {
    const scope = nestedScope(outermost, document)
    return passes.every((pass) => pass(scope) === true)
  }
}

function parsed(
  query: string,
  params: Readonly<Record<string, unknown>>,
  conditionsIn: (node: ExprNode) => readonly ExprNode[] | undefined,
): readonly ExprNode[] | undefined {
  // A text can be made so that parsing it never ends; what does not look small is parsed by the query workers.
  if (!shapeOf(query).looksCheap) return undefined
  try {
    return conditionsIn(parseQuery(query, params))
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

function followsReferences(node: ExprNode): boolean {
  switch (node.type) {
    case 'Deref':
      return true
    case 'OpCall':
    case 'And':
    case 'Or':
      return followsReferences(node.left) || followsReferences(node.right)
    case 'FuncCall':
      return node.args.some(followsReferences)
    case 'Array':
      return node.elements.some(({ value }) => followsReferences(value))
    case 'AccessAttribute':
      return node.base !== undefined && followsReferences(node.base)
    default:
      return 'base' in node && followsReferences(node.base)
  }
}
