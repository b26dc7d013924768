/** A `fetch` that repeats a write which the store was too busy to begin: Sanity's client repeats only what it reads. */

/** Milliseconds from the first refusal after which it is passed on. */
const MAX_RETRY_TIME = 20_000
/** Milliseconds to wait at least, where a server asks for none at all. */
const MIN_PAUSE = 100

export function createRetryingFetch(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET')
    if (/^(?:GET|HEAD)$/i.test(method)) return send(input, init)
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
    let end = Infinity
    for (;;) {
      const response = await send(input instanceof Request ? input.clone() : input, init)
      const wait = waitOf(response)
      if (wait === undefined) return response
      const now = performance.now()
      end = Math.min(end, now + MAX_RETRY_TIME)
      // Not all that were refused come back at the same moment.
      const pause = wait * (1 + Math.random() / 2)
      if (now + pause > end) return response
      await response.body?.cancel()
      await after(pause, signal)
    }
  }
}

/** Milliseconds that a busy server asks to wait; undefined where it has carried out or refused what was asked. */
function waitOf({ status, headers }: Response): number | undefined {
  const seconds = headers.get('retry-after')
  if ((status !== 503 && status !== 429) || seconds === null || !/^\d+$/.test(seconds)) return undefined
  return Math.max(MIN_PAUSE, Number(seconds) * 1_000)
}

async function after(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const wake = (): void => resolve(undefined)
  const timer = setTimeout(wake, milliseconds)
  signal?.addEventListener('abort', wake)
  if (signal?.aborted !== true) await promise
  clearTimeout(timer)
  signal?.removeEventListener('abort', wake)
  signal?.throwIfAborted()
}
