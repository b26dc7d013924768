/** A stream of server-sent events with a bound on what may wait in it. */

/** Bytes that may wait for a slow reader before its stream is closed. */
const MOST_WAITING = 16 * 1024 * 1024
/** Milliseconds between comments that keep the connection open. */
const KEEP_ALIVE = 20_000

export interface StreamEvent {
  readonly event: string
  readonly data: unknown
  /** From which a client that lost the connection goes on. */
  readonly id?: string | undefined
}

export interface EventSink {
  /** Written in one piece. */
  send(events: readonly StreamEvent[]): void
  close(): void
}

function eventText({ event, data, id }: StreamEvent): string {
  const idLine = id === undefined ? '' : `id: ${id}\n`
  return `event: ${event}\n${idLine}data: ${JSON.stringify(data)}\n\n`
}

/** @param start is called with the sink; what it returns is called when the reader has gone */
export function eventStream(start: (sink: EventSink) => () => void): Response {
  const encoder = new TextEncoder()
  let stop: () => void = () => undefined
  let timer: NodeJS.Timeout | undefined
  let open = true
  const end = (): void => {
    open = false
    clearInterval(timer)
    stop()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string): void => {
          if (!open) return
          if (controller.desiredSize !== null && controller.desiredSize <= 0) {
            controller.error(new Error('The reader is too slow.'))
            end()
            return
          }
          controller.enqueue(encoder.encode(text))
        }
        timer = setInterval(() => write(':\n\n'), KEEP_ALIVE)
        stop = start({
          send(events) {
            if (events.length > 0) write(events.map(eventText).join(''))
          },
          close() {
            if (!open) return
            end()
            controller.close()
          },
        })
        if (!open) stop()
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  })
}
