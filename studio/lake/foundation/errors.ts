/** Errors that the lake responds with: a status and a body in the shape that Sanity's clients read. */
import { HTTPException } from 'hono/http-exception'
import type { Json } from './json.ts'

export class LakeError extends Error {
  override name = 'LakeError'
  readonly status: number
  readonly body: Record<string, Json>

  constructor(status: number, message: string, body?: Record<string, Json>, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.body = body ?? { statusCode: status, error: ERRORS[status] ?? 'Error', message }
  }
}

const ERRORS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
}

/** The query cannot be parsed or run. @param position of the fault, in characters from the start */
export function queryError(description: string, query: string, position?: number): LakeError {
  const [start, end] =
    position === undefined ? [0, query.length] : [position, Math.min(position + 1, query.length)]
  const error = { type: 'queryParseError', description, start, end, query }
  return new LakeError(400, description, { error })
}

/** One item of a transaction cannot be carried out, so none is. */
export function itemError(
  kind: 'mutationError' | 'actionError',
  status: number,
  index: number,
  item: Record<string, Json> & { type: string; description: string },
): LakeError {
  const error = {
    type: kind,
    description: `The ${kind === 'mutationError' ? 'mutation' : 'action'}(s) failed: ${item.description}`,
    items: [{ index, error: item }],
  }
  return new LakeError(status, item.description, { error })
}

/** What went wrong beneath a request, as the answer to it: a full disk is no fault of the program's. */
export function asLakeError(error: unknown): LakeError {
  if (error instanceof LakeError) return error
  if (isDiskFull(error) || (error instanceof Error && isDiskFull(error.cause)))
    return new LakeError(507, 'The disk is full: nothing of this was written. Make room and try again.')
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET')
    return new LakeError(400, 'The request ended before its body did.')
  // What Hono's own middleware refuses, such as a body that is too large.
  if (error instanceof HTTPException)
    return new LakeError(error.status, error.message || 'The request was refused as it was sent.')
  return new LakeError(500, 'The lake failed at this request.', undefined, { cause: error })
}

const SQLITE_FULL = 13

function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('errcode' in error && error.errcode === SQLITE_FULL) || ('code' in error && error.code === 'ENOSPC')
}
