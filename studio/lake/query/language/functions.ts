/** Function calls: finds the function and says clearly where there is none. */
import type { FuncCallNode } from 'groq-js'
import { calledFunction } from './called-function.ts'
import { arrayFunctions } from './functions/arrays.ts'
import { changeFunctions } from './functions/changes.ts'
import { documentFunctions } from './functions/documents.ts'
import { generalFunctions } from './functions/general.ts'
import { stringFunctions } from './functions/strings.ts'
import { QueryError } from './query-error.ts'
import type { Compiler, Evaluate } from './runtime.ts'

const functions = {
  ...generalFunctions,
  ...stringFunctions,
  ...arrayFunctions,
  ...documentFunctions,
  ...changeFunctions,
}

/** What hosted Sanity knows and a lake on one machine has no ground for. */
const HOSTED_ONLY = new Set([
  'geo::latLng',
  'geo::contains',
  'geo::intersects',
  'geo::distance',
  'media::aspect',
  'sanity::partOfVariant',
  'text::semanticSimilarity',
  'user::attributes',
])

/** @throws QueryError that names the function where it cannot be called here */
export function compileFunction(node: FuncCallNode, compiler: Compiler): Evaluate {
  const { name, args } = calledFunction(node)
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (known) return known(args, compiler)
  if (HOSTED_ONLY.has(name))
    throw new QueryError('invalid', `The function ${name}() is only there in hosted Sanity.`)
  if (name === 'text::query')
    throw new QueryError('invalid', 'text::query() can only stand on the right of "match".')
  throw new QueryError('invalid', `Undefined function: ${name}`)
}
