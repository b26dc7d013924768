/** `/data/history/…`: transactions, earlier revisions and events of documents. */
import { Hono } from 'hono'
import type { LakeContext, LakeVariables } from '../context.ts'
import { publishedId } from '../query/perspective.ts'
import type { TransactionRecord } from '../store/store.ts'
import { isOn, requireAuthorised } from './request.ts'

export function historyRoutes({ store }: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.use(async (context, next) => {
    requireAuthorised(context.get('authorised'))
    await next()
  })

  app.get('/:dataset/transactions/:ids', (context) => {
    const ids = context.req.param('ids').split(',')
    const { fromTransaction, toTransaction, limit, reverse, fromTime, toTime } = context.req.query()
    const from = fromTransaction === undefined ? 0 : (store.transaction(fromTransaction)?.seq ?? 0)
    const to = toTransaction === undefined ? Infinity : (store.transaction(toTransaction)?.seq ?? Infinity)
    const found = uniqueBySeq(ids.flatMap((id) => store.history(id)))
      .filter(({ seq }) => seq >= from && seq <= to)
      .filter(
        ({ timestamp }) =>
          (fromTime === undefined || timestamp >= fromTime) && (toTime === undefined || timestamp <= toTime),
      )
    const ordered = isOn(reverse) ? found.toReversed() : found
    const rows = ordered.slice(0, Math.min(Number(limit ?? 100) || 100, 1_000)).map((record) => ({
      id: record.id,
      timestamp: record.timestamp,
      author: record.author,
      documentIDs: record.changes.map(({ id }) => id),
      ...(context.req.query('effectFormat') === 'mendoza'
        ? { effects: Object.fromEntries(record.changes.map(({ id, effects }) => [id, effects])) }
        : {}),
      ...(isOn(context.req.query('excludeMutations')) ? {} : { mutations: record.mutations }),
    }))
    return context.body(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), 200, {
      'Content-Type': 'application/x-ndjson',
    })
  })

  app.get('/:dataset/documents/:id', (context) => {
    const id = context.req.param('id')
    const { revision, time } = context.req.query()
    const history = store.history(id)
    const wanted =
      revision !== undefined
        ? store.transaction(revision)
        : time !== undefined
          ? history.findLast(({ timestamp }) => timestamp <= time)
          : history.at(-1)
    const last = isOn(context.req.query('lastRevision'))
    const document = last ? lastVersion(id, history) : wanted && store.at(id, wanted.seq)
    const fallback =
      document ?? (wanted && id !== publishedId(id) ? store.at(publishedId(id), wanted.seq) : undefined)
    return context.json({ documents: fallback ? [fallback] : [] })
  })

  function lastVersion(id: string, history: readonly TransactionRecord[]) {
    for (const { seq } of history.toReversed()) {
      const document = store.at(id, seq)
      if (document) return document
    }
    return undefined
  }

  app.get('/:dataset/events/documents/:id', (context) => {
    const id = context.req.param('id')
    const events = store
      .history(id)
      .toReversed()
      .map((record) => ({
        id: record.id,
        timestamp: record.timestamp,
        author: record.author,
        documentId: publishedId(id),
        type: eventType(record, id),
        versionId: id,
        versionRevisionId: record.id,
        revisionId: record.id,
      }))
    return context.json({ events: { [id]: events }, nextCursor: '' })
  })
  return app
}

function eventType(record: TransactionRecord, id: string): string {
  const change = record.changes.find((candidate) => candidate.id === id)
  const isDraft = id.startsWith('drafts.')
  if (change?.transition === 'appear') return isDraft ? 'createDocumentVersion' : 'publishDocumentVersion'
  if (change?.transition === 'disappear') return isDraft ? 'deleteDocumentVersion' : 'unpublishDocument'
  return isDraft ? 'editDocumentVersion' : 'publishDocumentVersion'
}

function uniqueBySeq(records: readonly TransactionRecord[]): TransactionRecord[] {
  return [...new Map(records.map((record) => [record.seq, record])).values()].sort((a, b) => a.seq - b.seq)
}
