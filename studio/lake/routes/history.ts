/** `/data/history/…`: transactions, earlier revisions and events of documents. */
import { Hono, type Context } from 'hono'
import { mayRead } from '../accounts/access.ts'
import type { Role } from '../accounts/identity.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { listText } from './large-responses.ts'
import { LakeError } from '../foundation/errors.ts'
import { getPublishedId } from '../foundation/document-id.ts'
import { mutationsOf } from '../events/mutation-event.ts'
import type { StoredDocument } from '../foundation/json.ts'
import { documentEvents, releaseEvents } from '../history/document-events.ts'
import type { TransactionRecord } from '../store/transaction.ts'
import { isOn, requireAuthorised } from './request.ts'

const MOST_IDS = 200
const MOST_TRANSACTIONS = 1_000
const MOST_EVENTS = 500

export function historyRoutes({ largeResponses, store: { history } }: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.use(async (context, next) => {
    requireAuthorised(context.get('authorised'))
    await next()
  })

  app.get('/:dataset/transactions/:ids', (context) => {
    const ids = readableIds(context)
    const query = context.req.query()
    const rows = history.transactions(ids, {
      from: boundary(query['fromTransaction']),
      to: boundary(query['toTransaction']),
      fromTime: moment(query['fromTime'], 'fromTime'),
      toTime: moment(query['toTime'], 'toTime'),
      authors: query['authors']?.split(','),
      newestFirst: isOn(query['reverse']),
      limit: count(query['limit'], 100, MOST_TRANSACTIONS),
    })
    const lines = function* (): Generator<string> {
      for (const record of rows) yield `${JSON.stringify(logEntry(seenBy(context, record), ids, query))}\n`
    }
    return largeResponses.send(lines(), context.get('identity')?.id, { type: 'application/x-ndjson' })
  })

  /** Undefined where none is given; an id that is not known bounds nothing. */
  function boundary(transactionId: string | undefined): number | undefined {
    return transactionId ? history.seqOf(transactionId) : undefined
  }

  app.get('/:dataset/documents/:ids', (context) => {
    const { revision, time, lastRevision } = context.req.query()
    if (revision !== undefined && time !== undefined)
      throw new LakeError(400, 'Give a "revision" or a "time", not both.')
    const documents = function* (): Generator<string> {
      const seen = new Set<string>()
      for (const id of readableIds(context)) {
        const document = isOn(lastRevision)
          ? history.last(id)
          : (earlier(id, revision, time) ?? earlier(getPublishedId(id), revision, time))
        if (!document || seen.has(document._id)) continue
        seen.add(document._id)
        yield JSON.stringify(document)
      }
    }
    const answer = function* (): Generator<string> {
      yield '{'
      yield* listText('documents', documents())
      yield '}'
    }
    return largeResponses.send(answer(), context.get('identity')?.id)
  })

  function earlier(
    id: string,
    revision: string | undefined,
    time: string | undefined,
  ): StoredDocument | undefined {
    if (revision !== undefined) {
      const seq = history.seqOf(revision)
      return seq === undefined ? undefined : history.at(id, seq)
    }
    const at = moment(time, 'time')
    if (at === undefined) return history.at(id, Number.MAX_SAFE_INTEGER)
    const seq = history.seqAt(id, at)
    return seq === undefined ? undefined : history.at(id, seq)
  }

  app.get('/:dataset/events/documents/:id', (context) => {
    const id = context.req.param('id')
    if (!mayRead(roleOf(context), id)) throw new LakeError(403, `Insufficient permissions to read "${id}".`)
    const { limit, nextCursor } = context.req.query()
    const { events, nextCursor: next } = documentEvents(
      history,
      id,
      count(limit, 100, MOST_EVENTS),
      nextCursor,
    )
    return context.json({ events: { [id]: events }, nextCursor: next })
  })

  app.get('/:dataset/events/releases/:name', (context) => {
    const limit = count(context.req.query('limit'), 100, MOST_EVENTS)
    return context.json({ events: releaseEvents(history, context.req.param('name'), limit), nextCursor: '' })
  })
  return app
}

/** As timestamps are stored, so that they compare as texts. */
function moment(text: string | undefined, name: string): string | undefined {
  if (text === undefined) return undefined
  const time = new Date(text)
  const year = time.getUTCFullYear()
  if (!(year >= 0 && year <= 9999))
    throw new LakeError(400, `"${name}" must be a date and time in ISO 8601, up to the year 9999.`)
  return time.toISOString()
}

function roleOf(context: Context<LakeVariables>): Role | undefined {
  return context.get('identity')?.role
}

function readableIds(context: Context<LakeVariables>): string[] {
  return idsOf(context).filter((id) => mayRead(roleOf(context), id))
}

/** A transaction without what it changed in documents that are out of reach. */
function seenBy(context: Context<LakeVariables>, record: TransactionRecord): TransactionRecord {
  const changes = record.changes.filter(({ id }) => mayRead(roleOf(context), id))
  if (changes.length === record.changes.length) return record
  return { ...record, changes, mutations: changes.flatMap(({ id }) => mutationsOf(record, id)) }
}

function idsOf(context: Context): string[] {
  const ids = (context.req.param('ids') ?? '').split(',').filter((id) => id !== '')
  if (ids.length > MOST_IDS) throw new LakeError(400, `At most ${MOST_IDS} document IDs in one request.`)
  return ids
}

function logEntry(
  record: TransactionRecord,
  ids: readonly string[],
  query: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const own = isOn(query['includeIdentifiedDocumentsOnly'])
    ? record.changes.filter(({ id }) => ids.includes(id))
    : record.changes
  return {
    id: record.id,
    timestamp: record.timestamp,
    author: record.author,
    documentIDs: own.map(({ id }) => id),
    ...(query['effectFormat'] === 'mendoza'
      ? { effects: Object.fromEntries(own.map(({ id, effects }) => [id, effects])) }
      : {}),
    ...(isOn(query['excludeContent']) || isOn(query['excludeMutations'])
      ? {}
      : { mutations: record.mutations }),
  }
}

function count(text: string | undefined, usual: number, most: number): number {
  const value = Number(text ?? usual)
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : usual
}
