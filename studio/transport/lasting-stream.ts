/**
 * A `fetch` whose event streams outlive a lost connection. Where the store goes on from the last event, the client hears nothing
 * of it, so that the form stays open for what is being typed; else the stream fails, and the client connects again by itself.
 */
import { rejectedOnAbort } from './signed-in-fetch.ts'

interface Limits {
  /** Milliseconds from the loss of the connection within which it must be back. */
  readonly longest?: number
  /** Milliseconds between two attempts. */
  readonly pause?: number
}

export function createLastingStreams(
  send: typeof fetch,
  { longest = 20_000, pause = 1_000 }: Limits = {},
): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
    if (!headers.get('accept')?.includes('text/event-stream')) return send(input, init)
    const url = new URL(input instanceof Request ? input.url : input)
    const stop = new AbortController()
    const signals = [stop.signal, ...(init?.signal ? [init.signal] : [])]
    const options = { ...init, signal: AbortSignal.any(signals) }
    const first = await send(url, { ...options, headers })
    if (!first.ok || !first.body) return first

    const again = new URL(url)
    again.searchParams.set('enableResume', 'true')
    const plain = Object.fromEntries(headers)

    /** @throws where the store does not go on in time */
    async function resume(lastEventId: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
      const late = AbortSignal.timeout(longest)
      const isLate = rejectedOnAbort(late)
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, pause))
        late.throwIfAborted()
        const headersNow = { ...plain, 'last-event-id': lastEventId }
        const sent = send(again, { ...options, headers: headersNow }).catch(() => undefined)
        const response = await Promise.race([sent, isLate])
        options.signal.throwIfAborted()
        if (response?.ok && response.body) return response.body
      }
    }

    const events = lastingEvents(first.body, resume)
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      async pull(controller) {
        try {
          const { value, done } = await events.next()
          if (done === true) controller.close()
          else controller.enqueue(encoder.encode(value))
        } catch (error) {
          stop.abort(error)
          throw error
        }
      },
      cancel: (reason) => stop.abort(reason),
    })
    return new Response(body, { status: first.status, headers: first.headers })
  }
}

/** @returns whole events, without the one that says that the stream goes on */
async function* lastingEvents(
  first: ReadableStream<Uint8Array<ArrayBuffer>>,
  resume: (lastEventId: string) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>,
): AsyncGenerator<string, void> {
  let lastEventId: string | undefined
  for (let body = first; ;) {
    let isResumed = body === first
    for await (const event of eventsOf(body)) {
      if (isResumed || event.startsWith(':')) {
        lastEventId = /^id: ?(.+)$/m.exec(event)?.[1] ?? lastEventId
        yield event
      } else if (/^event: ?welcomeback$/m.test(event)) isResumed = true
      else throw new TypeError('The store cannot go on from the last event.')
    }
    if (lastEventId === undefined) throw new TypeError('The stream was ended before its first event.')
    body = await resume(lastEventId)
  }
}

/** An event whose end did not come is left out: the store sends it again. */
async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string, void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }))
    if (done || value === undefined) return
    const parts = (text + value).split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) yield `${part}\n\n`
  }
}
