/**
 * A `fetch` that sends again what was lost with the connection. A read is sent until the store is back: Sanity's client gives up
 * after three seconds, and the Studio then shows an error in place of the form. A transaction is sent for a while; the store carries it
 * out once, and where it says that it did so already, only the answer was lost.
 */
import { isRecord } from '../../shared/is-record.ts'

interface Limits {
  /** Milliseconds from the first failure after which that of a transaction is passed on. */
  readonly longest?: number
  /** Milliseconds between two attempts. */
  readonly pause?: number
}

const QUERY = /\/data\/query\//
const TRANSACTIONS = /\/data\/(?:mutate|actions)\//

export function createResendingFetch(
  send: typeof fetch,
  { longest = 20_000, pause = 1_000 }: Limits = {},
): typeof fetch {
  return async (input, init) => {
    const transactionId = transactionOf(input, init)
    if (transactionId === undefined && !isRead(input, init)) return send(input, init)
    const signal = init?.signal
    let end: number | undefined
    for (;;) {
      try {
        const response = await send(input, init)
        if (end === undefined || transactionId === undefined || response.status !== 409) return response
        const isDone = (await response.clone().text()).includes('transactionAlreadyExistsError')
        return isDone ? Response.json({ transactionId, results: [] }) : response
      } catch (error) {
        end ??= performance.now() + (transactionId === undefined ? Infinity : longest)
        if (signal?.aborted === true || performance.now() > end) throw error
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
      signal?.throwIfAborted()
    }
  }
}

/** Streams of events connect again by themselves. */
function isRead(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  if (input instanceof Request || new Headers(init?.headers).get('accept')?.includes('text/event-stream'))
    return false
  return /^(?:GET|HEAD)$/i.test(init?.method ?? 'GET') || QUERY.test(String(input))
}

/** @returns undefined where it is no transaction, or one without an id that can be sent again */
function transactionOf(input: RequestInfo | URL, init: RequestInit | undefined): string | undefined {
  if (input instanceof Request || !TRANSACTIONS.test(String(input)) || typeof init?.body !== 'string')
    return undefined
  const body: unknown = JSON.parse(init.body)
  const id = isRecord(body) ? body['transactionId'] : undefined
  return typeof id === 'string' ? id : undefined
}
