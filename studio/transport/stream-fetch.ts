/**
 * A `fetch` that takes every event stream of a tab over one WebSocket, because a browser allows six connections per host and one
 * open document holds six streams. Everything else goes over HTTP as before.
 */
import { isRecord } from '../../shared/is-record.ts'

interface OpenStream {
  /** That it was opened on. */
  readonly socket: WebSocket
  readonly answer: (status: number) => void
  readonly chunk: (text: string) => void
  readonly end: (error?: Error) => void
}

/** Milliseconds between two signs of life. */
const BEAT = 15_000

/**
 * @param connect opens the WebSocket of `/transport`
 * @param beat milliseconds after which the server is asked for a sign of life; without one by the next time the connection is given up
 */
export function createStreamFetch(
  connect: () => WebSocket,
  plainFetch: typeof fetch,
  beat = BEAT,
): typeof fetch {
  const streams = new Map<string, OpenStream>()
  let socket: WebSocket | undefined
  let count = 0

  function connected(): Promise<WebSocket> {
    if (!socket || socket.readyState > WebSocket.OPEN) {
      const opened = connect()
      socket = opened
      const end = (): void => {
        if (socket === opened) socket = undefined
        for (const stream of [...streams.values()])
          if (stream.socket === opened) stream.end(new TypeError('The connection to the store was lost.'))
      }
      const heart = watchHeart(opened, beat, end)
      opened.addEventListener('message', ({ data }) => {
        heart.isAlive()
        receive(data)
      })
      opened.addEventListener('close', () => {
        heart.stop()
        end()
      })
    }
    const current = socket
    if (current.readyState === WebSocket.OPEN) return Promise.resolve(current)
    return new Promise((resolve, reject) => {
      current.addEventListener('open', () => resolve(current), { once: true })
      current.addEventListener('close', () => reject(new TypeError('The store cannot be reached.')), {
        once: true,
      })
    })
  }

  function receive(data: unknown): void {
    const message: unknown = JSON.parse(String(data))
    if (!isRecord(message)) return
    const stream = streams.get(String(message['id']))
    if (!stream) return
    if (typeof message['status'] === 'number') stream.answer(message['status'])
    if (typeof message['chunk'] === 'string') stream.chunk(message['chunk'])
    if (message['end'] === true) stream.end()
  }

  async function openStream(
    url: URL,
    headers: Headers,
    signal: AbortSignal | null | undefined,
  ): Promise<Response> {
    signal?.throwIfAborted()
    const current = await connected()
    signal?.throwIfAborted()
    count += 1
    const id = String(count)
    const encoder = new TextEncoder()
    return new Promise<Response>((resolve, reject) => {
      let writer: ReadableStreamDefaultController<Uint8Array> | undefined
      const close = (): void => {
        if (streams.delete(id) && current.readyState === WebSocket.OPEN)
          current.send(JSON.stringify({ close: id }))
      }
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => void (writer = controller),
        cancel: close,
      })
      streams.set(id, {
        socket: current,
        answer: (status) =>
          resolve(new Response(body, { status, headers: { 'content-type': 'text/event-stream' } })),
        chunk: (text) => writer?.enqueue(encoder.encode(text)),
        end: (error) => {
          streams.delete(id)
          if (error) {
            reject(error)
            writer?.error(error)
          } else writer?.close()
        },
      })
      signal?.addEventListener('abort', () => {
        close()
        const reason = new DOMException('The stream was closed.', 'AbortError')
        reject(reason)
        writer?.error(reason)
      })
      const lastEventId = headers.get('last-event-id')
      current.send(
        JSON.stringify({
          open: id,
          path: url.pathname + url.search,
          ...(lastEventId ? { lastEventId } : {}),
        }),
      )
    })
  }

  return (input, init) => {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
    if (!headers.get('accept')?.includes('text/event-stream')) return plainFetch(input, init)
    const url = new URL(input instanceof Request ? input.url : input)
    return openStream(url, headers, init?.signal)
  }
}

/** A connection that was cut says nothing, so the server is asked now and then whether it is still there. */
function watchHeart(
  socket: WebSocket,
  beat: number,
  onSilence: () => void,
): { readonly isAlive: () => void; readonly stop: () => void } {
  let isSilent = false
  const timer = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return
    if (isSilent) {
      clearInterval(timer)
      socket.close()
      // The browser waits long for the other side before it says that the connection is closed.
      onSilence()
      return
    }
    isSilent = true
    socket.send(JSON.stringify({ ping: true }))
  }, beat)
  return {
    isAlive: () => {
      isSilent = false
    },
    stop: () => clearInterval(timer),
  }
}
