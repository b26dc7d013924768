/** From the text of a query to its tree. */
import { GroqSyntaxError, parse, type ExprNode } from 'groq-js'
import { makeParsable } from './called-function.ts'
import { QueryError } from './query-error.ts'

/** Hosted Sanity refuses longer ones too. */
const LONGEST = 300_000

/** @throws QueryError with the position where there is one */
export function parseQuery(query: string, params: Readonly<Record<string, unknown>>): ExprNode {
  if (query.length > LONGEST)
    throw new QueryError('invalid', `The query is longer than ${LONGEST} characters.`)
  const parsable = makeParsable(query)
  try {
    return parse(parsable.text, { params: { ...params } })
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new QueryError('invalid', 'The query is nested too deeply.', undefined, { cause })
    const message = cause instanceof Error ? cause.message : String(cause)
    const position = cause instanceof GroqSyntaxError ? parsable.originalPosition(cause.position) : undefined
    throw new QueryError('invalid', message, position, { cause })
  }
}
