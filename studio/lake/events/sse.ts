/** A stream of server-sent events, read piece by piece; what waits in it is bounded with that of all others. */
import { slowReaderError } from '../foundation/web-stream.ts'
import type { EventBuffer } from './event-buffer.ts'

/** Bytes that leave at once, so that a slow reader can be told from one that reads nothing. */
const PIECE = 64 * 1024
/** Milliseconds between comments that keep the connection open. */
const KEEP_ALIVE = 20_000

export interface StreamEvent {
  readonly event: string
  readonly data: unknown
  /** From which a client that lost the connection goes on. */
  readonly id?: string | undefined
}

export interface EventSink {
  /** @param event from {@link encodeEvent}; the same bytes may go into many streams */
  send(event: Uint8Array<ArrayBuffer>): void
  /** Resolves when nothing waits any more, or the reader has gone. */
  read(): Promise<void>
  close(): void
}

const encoder = new TextEncoder()
const COMMENT = encoder.encode(':\n\n')

export function encodeEvent({ event, data, id }: StreamEvent): Uint8Array<ArrayBuffer> {
  const idLine = id === undefined ? '' : `id: ${id}\n`
  return encoder.encode(`event: ${event}\n${idLine}data: ${JSON.stringify(data)}\n\n`)
}

/** @param start is called with the sink; what it returns is called when the reader has gone */
export function eventStream(eventBuffer: EventBuffer, start: (sink: EventSink) => () => void): Response {
  const ends: (() => void)[] = []
  const stop = (): void => ends.splice(0).forEach((each) => each())
  let open = true
  let closing = false
  /** Bytes of the first event that have left. */
  let sent = 0
  let wake: () => void = () => undefined
  const reading = new Set<() => void>()
  let fail: (error: Error) => void = () => undefined

  const waiting = eventBuffer.open(() => {
    fail(slowReaderError('The reader of the events is too slow.'))
    end()
  })
  const timer = setInterval(() => {
    if (waiting.isEmpty()) send(COMMENT)
  }, KEEP_ALIVE)

  function end(): void {
    if (!open) return
    open = false
    clearInterval(timer)
    waiting.end()
    stop()
    wake()
    told()
  }

  function told(): void {
    for (const resolve of reading) resolve()
    reading.clear()
  }

  function send(event: Uint8Array<ArrayBuffer>): void {
    if (!open || closing) return
    waiting.add(event)
    wake()
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = (error) => controller.error(error)
        const onEnd = start({
          send,
          read: () =>
            open && !waiting.isEmpty() ? new Promise((resolve) => reading.add(resolve)) : Promise.resolve(),
          close() {
            closing = true
            stop()
            wake()
          },
        })
        ends.push(onEnd)
        if (!open || closing) stop()
      },
      async pull(controller) {
        const before = waiting.first()
        if (before && sent >= before.byteLength) {
          waiting.remove()
          sent = 0
          if (waiting.isEmpty()) told()
        }
        while (open && !closing && waiting.isEmpty()) await new Promise<void>((resolve) => (wake = resolve))
        const event = waiting.first()
        if (!open) return
        if (event) {
          controller.enqueue(event.subarray(sent, sent + PIECE))
          sent += PIECE
        } else {
          end()
          controller.close()
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  })
}
