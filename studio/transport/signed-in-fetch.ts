/** A `fetch` whose requests wait where the sign-in has ended, instead of failing: what was typed is sent once it is back. */
import type { SignIn } from './sign-in.ts'

/** Milliseconds for one request, waiting for the sign-in left out: as long as Sanity's client gives it. */
const LONGEST_REQUEST = 5 * 60 * 1_000

/** These tell who is signed in, so they do not wait for it. */
const ABOUT_SIGN_IN = /^\/v[^/]+\/(?:auth\/|users\/me$)/

export function createSignedInFetch(send: typeof fetch, signIn: SignIn): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (ABOUT_SIGN_IN.test(url.pathname)) return send(input, init)
    const isStream = new Headers(init?.headers).get('accept')?.includes('text/event-stream') === true
    const aborted = rejectedOnAbort(init?.signal)
    for (let isSecondRefusal = false; ;) {
      await Promise.race([signIn.lasting(), aborted])
      init?.signal?.throwIfAborted()
      const again = input instanceof Request ? input.clone() : input
      try {
        const response = await send(again, isStream ? init : { ...init, signal: bounded(init?.signal) })
        if (response.status !== 401 || isSecondRefusal) return response
        isSecondRefusal = !(await Promise.race([signIn.renewed(), aborted]))
      } catch (error) {
        // A WebSocket that is refused does not say why.
        if (!isStream || !(await Promise.race([signIn.renewed(), aborted]))) throw error
      }
    }
  }
}

function bounded(signal: AbortSignal | null | undefined): AbortSignal {
  const limit = AbortSignal.timeout(LONGEST_REQUEST)
  return signal ? AbortSignal.any([signal, limit]) : limit
}

export function rejectedOnAbort(signal: AbortSignal | null | undefined): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => undefined)
  signal?.addEventListener('abort', () => reject(signal.reason))
  return promise
}
