/** `GET /data/listen/:dataset`: mutation events of the documents that a query selects. */
import { evaluate, parse } from 'groq-js'
import { queryError } from '../errors.ts'
import type { StoredDocument } from '../json.ts'
import type { Store } from '../store/store.ts'
import { mutationEvent, type Committed, type Hub } from './hub.ts'
import { eventStream } from './sse.ts'

export interface ListenRequest {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly include: { result: boolean; previous: boolean; mutations: boolean; effects: boolean }
  /** False: only root ids are seen. */
  readonly authorised: boolean
  readonly resumeAfter: string | undefined
  readonly name: string
}

export function listen(hub: Hub, store: Store, request: ListenRequest): Response {
  const selects = compileFilter(request)
  return eventStream((sink) => {
    let tail: Promise<void> = Promise.resolve()

    async function deliver(committed: Committed): Promise<void> {
      const chosen: (typeof committed.changes)[number][] = []
      for (const change of committed.changes) {
        if (!request.authorised && change.id.includes('.')) continue
        if ((await selects(change.previous)) || (await selects(change.result))) chosen.push(change)
      }
      chosen.forEach((change, index) => {
        const event = mutationEvent(
          committed,
          change,
          { current: index + 1, total: chosen.length },
          request.include,
        )
        sink.send('mutation', event, `${committed.transaction.id}#${change.id}`)
      })
    }

    const missed = request.resumeAfter === undefined ? undefined : eventsAfter(store, request.resumeAfter)
    if (request.resumeAfter === undefined) sink.send('welcome', { listenerName: request.name })
    else if (missed) {
      sink.send('welcomeback', { listenerName: request.name })
      for (const committed of missed) tail = tail.then(() => deliver(committed))
    } else sink.send('reset', { listenerName: request.name })

    return hub.subscribe((committed) => {
      tail = tail.then(() => deliver(committed)).catch(() => sink.close())
    })
  })
}

/** Every transaction after the one of an event; undefined where that one is not known any more. */
function eventsAfter(store: Store, eventId: string): Committed[] | undefined {
  const seen = store.transaction(eventId.split('#', 1)[0] ?? '')
  if (!seen) return undefined
  return store.transactionsAfter(seen.seq).map((transaction) => ({
    transaction,
    changes: transaction.changes.map(({ id }) => ({
      id,
      previous: store.at(id, transaction.seq - 1),
      result: store.at(id, transaction.seq),
    })),
  }))
}

/** A filter over one document: the listener's query, run on a dataset that holds only that one. */
function compileFilter({
  query,
  params,
}: ListenRequest): (document: StoredDocument | undefined) => Promise<boolean> {
  if (query.trim() === '*') return (document) => Promise.resolve(document !== undefined)
  let tree: ReturnType<typeof parse>
  try {
    tree = parse(query, { params: { ...params } })
  } catch (error) {
    throw queryError(error instanceof Error ? error.message : String(error), query)
  }
  return async (document) => {
    if (!document) return false
    const value = await evaluate(tree, { dataset: [document], params: { ...params } })
    const found: unknown = await value.get()
    return Array.isArray(found) ? found.length > 0 : Boolean(found)
  }
}
