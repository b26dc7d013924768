/** Ends what is open for somebody whose sign-in has ended, or whose role has changed since: streams and sockets alike. */
import type { Authentication } from './authentication.ts'
import type { Identity } from './identity.ts'

/** Milliseconds between two looks. */
const POLL_INTERVAL = 2_000

export interface Watch {
  /** @param headers that whoever asks was known by @returns a function to be called when it has ended by itself */
  hold(headers: Headers, identity: Identity, end: () => void): () => void
  /** The same response, whose body ends with the sign-in. */
  guard(response: Response, headers: Headers, identity: Identity): Response
  close(): void
}

interface Held {
  readonly headers: Headers
  readonly identity: Identity
  readonly end: () => void
}

export function createWatch(authentication: Authentication): Watch {
  const held = new Set<Held>()

  function look(): void {
    // Many streams belong to one browser, which is asked about once.
    const known = new Map<string, Identity | undefined>()
    for (const one of held) {
      const key = `${one.headers.get('cookie')} ${one.headers.get('authorization')}`
      if (!known.has(key)) known.set(key, identify(one.headers))
      const now = known.get(key)
      if (now?.id === one.identity.id && now.role === one.identity.role) continue
      held.delete(one)
      one.end()
    }
  }

  function identify(headers: Headers): Identity | undefined {
    try {
      return authentication.identify({ method: 'GET', headers })
    } catch {
      return undefined
    }
  }

  const timer = setInterval(look, POLL_INTERVAL).unref()

  function hold(headers: Headers, identity: Identity, end: () => void): () => void {
    const one = { headers, identity, end }
    held.add(one)
    return () => held.delete(one)
  }

  return {
    hold,
    guard(response, headers, identity) {
      const reader = response.body?.getReader()
      if (!reader) return response
      const isEventStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
      let hasEnded = false
      let release: () => void = () => undefined
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            release = hold(headers, identity, () => {
              hasEnded = true
              // A reader of lines must not take what it has for all there is.
              if (isEventStream) controller.close()
              else controller.error(new Error('The sign-in has ended.'))
              void reader.cancel().catch(() => undefined)
            })
          },
          async pull(controller) {
            try {
              const next = await reader.read()
              if (hasEnded) return
              if (next.done) {
                release()
                controller.close()
              } else controller.enqueue(next.value)
            } catch (error) {
              release()
              controller.error(error)
            }
          },
          cancel(reason) {
            release()
            return reader.cancel(reason)
          },
        },
        { highWaterMark: 0 },
      )
      return new Response(body, response)
    },
    close: () => clearInterval(timer),
  }
}
