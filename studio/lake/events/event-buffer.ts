/** Buffered events of all open streams: an event is held once, however many readers wait for it, and the sum is bounded. */

/** Bytes of all events that somebody waits for. */
const MOST_HELD = 64 * 1024 * 1024
/** Bytes and events that may wait for one reader. */
const MOST_OF_ONE = 16 * 1024 * 1024
const MOST_EVENTS = 4_000

export interface Reader {
  /** The same bytes for several readers are counted once. */
  add(event: Uint8Array): void
  /** What has waited longest, and goes on waiting until it is removed. */
  first(): Uint8Array | undefined
  remove(): void
  isEmpty(): boolean
  end(): void
}

export interface EventBuffer {
  /** @param onBehind called when this reader is too far behind; it has ended then */
  open(onBehind: () => void): Reader
  /** Bytes that are held. */
  held(): number
}

interface Waiting {
  readonly events: Uint8Array[]
  bytes: number
  readonly onBehind: () => void
}

export function createEventBuffer(mostHeld = MOST_HELD): EventBuffer {
  const readers = new Set<Waiting>()
  /** How many wait for an event; the oldest first. */
  const waitedFor = new Map<Uint8Array, number>()
  let held = 0

  function letGo(event: Uint8Array): void {
    const others = (waitedFor.get(event) ?? 1) - 1
    if (others > 0) waitedFor.set(event, others)
    else if (waitedFor.delete(event)) held -= event.byteLength
  }

  function end(reader: Waiting): void {
    if (!readers.delete(reader)) return
    reader.events.splice(0).forEach(letGo)
  }

  function giveUp(reader: Waiting): void {
    end(reader)
    reader.onBehind()
  }

  /** Who is furthest behind goes first. */
  function keepBound(): void {
    while (held > mostHeld) {
      const [oldest] = waitedFor.keys()
      if (!oldest) return
      for (const reader of [...readers]) if (reader.events.includes(oldest)) giveUp(reader)
    }
  }

  return {
    held: () => held,
    open(onBehind) {
      const reader: Waiting = { events: [], bytes: 0, onBehind }
      readers.add(reader)
      return {
        add(event) {
          if (!readers.has(reader)) return
          const waiting = waitedFor.get(event)
          if (waiting === undefined) held += event.byteLength
          waitedFor.set(event, (waiting ?? 0) + 1)
          reader.events.push(event)
          reader.bytes += event.byteLength
          // One event alone is let through, whatever its size.
          const tooMuch = reader.events.length > 1 && reader.bytes > MOST_OF_ONE
          if (tooMuch || reader.events.length > MOST_EVENTS) giveUp(reader)
          keepBound()
        },
        first: () => reader.events[0],
        remove() {
          const event = reader.events.shift()
          if (!event) return
          reader.bytes -= event.byteLength
          letGo(event)
        },
        isEmpty: () => reader.events.length === 0,
        end: () => end(reader),
      }
    },
  }
}
