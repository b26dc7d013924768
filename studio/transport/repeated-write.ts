/**
 * A `fetch` that sends a transaction again where the connection was lost before its answer. The store carries out a transaction
 * once: where it says that it did so already, only the answer was lost.
 */
import { isRecord } from '../../shared/is-record.ts'

interface Limits {
  /** Milliseconds from the first failure after which it is passed on. */
  readonly longest?: number
  /** Milliseconds between two attempts. */
  readonly pause?: number
}

const TRANSACTIONS = /\/data\/(?:mutate|actions)\//

export function createRepeatedWrites(
  send: typeof fetch,
  { longest = 20_000, pause = 500 }: Limits = {},
): typeof fetch {
  return async (input, init) => {
    const transactionId = transactionOf(input, init)
    if (transactionId === undefined) return send(input, init)
    let end: number | undefined
    for (;;) {
      try {
        const response = await send(input, init)
        if (end === undefined || response.status !== 409) return response
        const isDone = (await response.clone().text()).includes('transactionAlreadyExistsError')
        return isDone ? Response.json({ transactionId, results: [] }) : response
      } catch (error) {
        end ??= performance.now() + longest
        if (init?.signal?.aborted === true || performance.now() > end) throw error
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** @returns undefined where it is no transaction, or one without an id that can be sent again */
function transactionOf(input: RequestInfo | URL, init: RequestInit | undefined): string | undefined {
  if (input instanceof Request || !TRANSACTIONS.test(String(input)) || typeof init?.body !== 'string')
    return undefined
  const body: unknown = JSON.parse(init.body)
  const id = isRecord(body) ? body['transactionId'] : undefined
  return typeof id === 'string' ? id : undefined
}
