/** Why the store could not be read: for the editor in Dutch, and how long it asks to wait. */
import { PublishError, rootMessage } from '../errors.ts'

/** @returns a PublishError of step `read` that keeps the cause */
export function readFailure(cause: unknown): PublishError {
  return new PublishError('read', sentence(cause), { cause, retryAfter: retryAfterOf(cause) })
}

function sentence(cause: unknown): string {
  const status = statusOf(cause)
  const text = rootMessage(cause)
  if (status === 429) return 'De inhoud kan nu niet gelezen worden: de opslag heeft het te druk.'
  if (status === 401 || status === 403)
    return 'De inhoud kan niet gelezen worden: de opslag weigert de toegang. Vraag de beheerder naar SANITY_API_TOKEN.'
  if (status !== undefined) return `De inhoud kan niet gelezen worden: de opslag meldt een fout (${status}).`
  if (/timeout|timed out|aborted/i.test(text) || isTimeout(cause))
    return 'De inhoud kan niet gelezen worden: de opslag antwoordt niet op tijd.'
  if (/ECONNREFUSED|ENOTFOUND|ECONNRESET|EAI_AGAIN|fetch failed|socket|closed/i.test(text))
    return 'De inhoud kan niet gelezen worden: de opslag is niet bereikbaar.'
  return 'De inhoud kan niet gelezen worden: het antwoord van de opslag is onleesbaar.'
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode
  return statusOf(error.cause)
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || isTimeout(error.cause))
}

/** Milliseconds, from the header Retry-After in seconds or as a date (RFC 9110, 10.2.3). */
function retryAfterOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  const value = 'response' in error ? headerOf(error.response, 'retry-after') : undefined
  if (value === undefined) return retryAfterOf(error.cause)
  const seconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined
}

function headerOf(response: unknown, name: string): string | undefined {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined
  const { headers } = response
  if (headers instanceof Headers) return headers.get(name) ?? undefined
  if (typeof headers !== 'object' || headers === null) return undefined
  const value: unknown = Reflect.get(headers, name)
  return typeof value === 'string' ? value : undefined
}
