/** `/transport`: all event streams of one browser tab over one WebSocket, each answered by the lake's own app. */
import { WebSocket } from 'ws'
import { isRecord } from '../foundation/json.ts'
import { onMessage } from './socket-messages.ts'

const MOST_STREAMS = 500
/** Answers to what is refused that may wait for a socket. */
const MOST_REFUSALS = 100

/** Milliseconds between two looks whether the other side is still there. */
const BEAT = 30_000

/** @param answer runs a request through the app @param headers carried by every request of this socket */
export function serveTransport(
  socket: WebSocket,
  origin: string,
  headers: Readonly<Record<string, string>>,
  answer: (request: Request) => Response | Promise<Response>,
  beat = BEAT,
): void {
  const streams = new Map<string, AbortController>()

  onMessage(socket, (text) => {
    isAlive = true
    const { open, close, path, lastEventId, ping } = parse(text)
    if (ping === true) void send({ pong: true })
    else if (typeof close === 'string') streams.get(close)?.abort()
    else if (
      typeof open === 'string' &&
      typeof path === 'string' &&
      path.startsWith('/v') &&
      streams.size < MOST_STREAMS
    ) {
      const request = requestOf(path, lastEventId)
      if (request) void pipe(open, request)
      else refuse(open)
    } else if (typeof open === 'string') refuse(open)
  })
  // A browser answers a ping by itself; one that is gone without a word is let go.
  let isAlive = true
  const heart = setInterval(() => {
    if (!isAlive) socket.terminate()
    else socket.ping()
    isAlive = false
  }, beat)
  socket.on('pong', () => (isAlive = true))
  socket.on('close', () => {
    clearInterval(heart)
    streams.forEach((stream) => stream.abort())
  })

  /** @returns undefined where the path or the id of the last event cannot stand in a request */
  function requestOf(path: string, lastEventId: unknown): Request | undefined {
    const resume: Record<string, string> =
      typeof lastEventId === 'string' ? { 'last-event-id': lastEventId } : {}
    try {
      return new Request(new URL(path, origin), { headers: { ...headers, ...resume } })
    } catch {
      return undefined
    }
  }

  async function pipe(id: string, request: Request): Promise<void> {
    const stream = new AbortController()
    streams.set(id, stream)
    try {
      const response = await answer(request)
      await send({ id, status: response.status })
      await pass(id, response, stream.signal)
    } catch (error) {
      console.error('A stream of a WebSocket failed.', error)
    }
    if (streams.get(id) === stream) streams.delete(id)
    await send({ id, end: true })
  }

  async function pass(id: string, response: Response, signal: AbortSignal): Promise<void> {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const stop = (): void => void reader?.cancel().catch(() => undefined)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    try {
      for (;;) {
        const next = await reader?.read()
        if (!next || next.done || signal.aborted) break
        await send({ id, chunk: next.value })
      }
    } catch {
      // The stream was ended at its bound; the client opens it again.
    }
    stop()
  }

  let refusals = 0
  function refuse(id: string): void {
    refusals += 1
    if (refusals > MOST_REFUSALS) socket.terminate()
    else
      void send({ id, status: 400, chunk: 'bad path or too many streams', end: true }).then(
        () => (refusals -= 1),
      )
  }

  let last: Promise<void> = Promise.resolve()
  /** One message after the other, each when the one before it has left, so that nothing gathers in the socket. */
  function send(message: Readonly<Record<string, unknown>>): Promise<void> {
    const turn = last.then(
      () =>
        new Promise<void>((resolve) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message), () => resolve())
          else resolve()
        }),
    )
    last = turn
    return turn
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}
