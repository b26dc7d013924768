/** `GET /data/listen/:dataset`: mutation events of the documents that a query selects. */
import { mayRead } from '../accounts/access.ts'
import type { Role } from '../accounts/identity.ts'
import { LakeError } from '../foundation/errors.ts'
import { isPublishedId } from '../foundation/document-id.ts'
import { yieldToEventLoop } from '../foundation/cooperative.ts'
import type { Change } from '../store/transaction.ts'
import type { Include } from './mutation-event.ts'
import type { Committed, Hub } from '../store/hub.ts'
import { missedSince, type Missed } from './missed.ts'
import { createSelector } from './create-selector.ts'
import type { Selector, SelectorContext } from './selector.ts'
import type { EventBuffer } from './event-buffer.ts'
import { mutationBytes } from './mutation-bytes.ts'
import { encodeEvent, eventStream, type EventSink, type StreamEvent } from './sse.ts'

/** Transactions that may wait for one listener; one that is further behind is closed. */
const MAX_QUEUED = 2_000
/** Events of one transaction that are sent, and missed transactions that are read, in one turn of the event loop. */
const MAX_BATCH = 100
const MAX_READ_BATCH = 20

export interface ListenRequest {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly include: Include
  readonly identity: string
  /** Undefined: only root ids are seen. */
  readonly role: Role | undefined
  /** Drafts and versions too. */
  readonly allVersions: boolean
  /** The last event that the client saw, where it wants to go on from there. */
  readonly resumeAfter: string | undefined
  readonly name: string
}

export interface ListenContext extends SelectorContext {
  readonly hub: Hub
  readonly eventBuffer: EventBuffer
}

/** @param onEnd called when the listener has gone */
export function listen(
  { hub, eventBuffer, ...context }: ListenContext,
  request: ListenRequest,
  onEnd: () => void,
): Response {
  return eventStream(eventBuffer, (sink) => {
    const send = (event: StreamEvent): void => sink.send(encodeEvent(event))
    let waiting = 0
    let ended = false
    const hasEnded = (): boolean => ended
    let tail: Promise<void> = begin().catch((error: unknown) => fail(sink, error))

    const unsubscribe = hub.subscribe((committed) => {
      waiting += 1
      if (waiting > MAX_QUEUED) sink.close()
      else enqueue(committed)
    })

    function enqueue(committed: Committed): void {
      tail = tail
        .then(() => tell(committed, undefined))
        .catch((error: unknown) => fail(sink, error))
        .finally(() => (waiting -= 1))
    }

    let selector: Selector | undefined

    /** Both the history is read and the stream of new events begun in this same turn, so that none is missed or told twice. */
    async function begin(): Promise<void> {
      const newest = context.store.history.newest()
      const position = newest === undefined ? undefined : `${newest.id}#`
      const missed =
        request.resumeAfter === undefined
          ? undefined
          : missedSince(context.store.history, request.resumeAfter)
      try {
        selector = await createSelector(context, request)
      } catch (error) {
        fail(sink, error)
        return
      }
      const data = { listenerName: request.name }
      if (request.resumeAfter === undefined) send({ event: 'welcome', data, id: position })
      else if (!missed || !selector.canResume) send({ event: 'reset', data, id: position })
      else {
        send({ event: 'welcomeback', data })
        let read = 0
        for (const one of missed) {
          if (hasEnded()) return
          await tell(one, one)
          read += 1
          if (read % MAX_READ_BATCH === 0) await yieldToEventLoop()
        }
      }
    }

    async function tell(committed: Committed, missed: Missed | undefined): Promise<void> {
      if (!selector || hasEnded()) return
      const chosen = await selector.choose(committed.changes.filter(isVisible))
      const seen = missed?.seen
      const from = seen === undefined ? 0 : chosen.findIndex(({ change }) => change.id === seen) + 1
      for (const [index, one] of chosen.entries()) {
        if (hasEnded()) return
        const position = { current: index + 1, total: chosen.length }
        if (index >= from) sink.send(mutationBytes(committed, one, position, request.include))
        // What was missed can wait for the client to read; what happens now cannot.
        if (missed) await sink.read()
        if (index % MAX_BATCH === MAX_BATCH - 1) await yieldToEventLoop()
      }
    }

    function isVisible({ id, previous, result }: Change): boolean {
      if (![previous, result].every((document) => mayRead(request.role, id, document?._type))) return false
      const versions = [previous, result].filter((document) => document !== undefined)
      if (request.role === undefined && !versions.every(context.visibility.isVisible)) return false
      return request.allVersions || isPublishedId(id)
    }

    return () => {
      ended = true
      unsubscribe()
      onEnd()
    }
  })
}

/** Where the query is at fault, the client reads why and does not try again. */
function fail(sink: EventSink, error: unknown): void {
  const known = error instanceof LakeError ? error : new LakeError(500, 'The listener failed.')
  if (known.status < 429)
    sink.send(encodeEvent({ event: 'channelError', data: { ...known.body, message: known.message } }))
  sink.close()
}
