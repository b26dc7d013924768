/** From the text of a query to its tree. */
import { GroqSyntaxError, parse, type ExprNode } from 'groq-js'
import { makeParsable } from './called-function.ts'
import { QueryError } from './query-error.ts'
import { findSyntaxFault } from './syntax-fault.ts'

/** Hosted Sanity refuses longer ones too. */
const MAX_LENGTH = 300_000

/** @throws QueryError with the position where there is one */
export function parseQuery(query: string, params: Readonly<Record<string, unknown>>): ExprNode {
  if (query.length > MAX_LENGTH)
    throw new QueryError('invalid', `The query is longer than ${MAX_LENGTH} characters.`)
  const parsable = makeParsable(query)
  try {
    return parse(parsable.text, { params: { ...params } })
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new QueryError('invalid', 'The query is nested too deeply.', undefined, { cause })
    const message = cause instanceof Error ? cause.message : String(cause)
    if (!(cause instanceof GroqSyntaxError)) throw new QueryError('invalid', message, undefined, { cause })
    const fault = findSyntaxFault(query) ?? {
      message,
      position: parsable.originalPosition(cause.position),
    }
    throw new QueryError('invalid', fault.message, fault.position, { cause })
  }
}
