/** `GET /data/live/events/:dataset`: which queries have a new answer, told by tags. */
import type { ChangeTags } from '../query/change-tags.ts'
import type { EventBuffer } from './event-buffer.ts'
import type { Committed, Hub } from '../store/hub.ts'
import { encodeEvent, eventStream } from './sse.ts'

/** A transaction that touches more is told as `restart`: ask everything again. */
const MOST_CHANGES = 200
const MOST_TAGS = 2_000

const WELCOME = encodeEvent({ event: 'welcome', data: { id: 'welcome' }, id: 'welcome' })

export interface LiveEvents {
  /** @param includeDrafts reports drafts and versions too @param onEnd called when the reader has gone */
  stream(includeDrafts: boolean, onEnd: () => void): Response
}

/** Each transaction is worked out once, however many hear of it. */
export function createLiveEvents(hub: Hub, eventBuffer: EventBuffer, tagsOf: ChangeTags): LiveEvents {
  const known = { all: new WeakMap<Committed, Told>(), published: new WeakMap<Committed, Told>() }

  function eventOf(committed: Committed, includeDrafts: boolean): Told {
    const { id } = committed.transaction
    const seen = committed.changes.filter((change) => includeDrafts || !change.id.includes('.'))
    if (seen.length === 0) return undefined
    const tags = seen.length > MOST_CHANGES ? undefined : tagsOf(seen)
    if (!tags || tags.length > MOST_TAGS) return encodeEvent({ event: 'restart', data: { id }, id })
    return encodeEvent({ event: 'message', data: { id, tags }, id })
  }

  return {
    stream: (includeDrafts, onEnd) =>
      eventStream(eventBuffer, (sink) => {
        sink.send(WELCOME)
        const told = includeDrafts ? known.all : known.published
        const unsubscribe = hub.subscribe((committed) => {
          if (!told.has(committed)) told.set(committed, eventOf(committed, includeDrafts))
          const event = told.get(committed)
          if (event) sink.send(event)
        })
        return () => {
          unsubscribe()
          onEnd()
        }
      }),
  }
}

/** Undefined where there is nothing to tell. */
type Told = ReturnType<typeof encodeEvent> | undefined
