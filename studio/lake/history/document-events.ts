/**
 * Tells a document's history as the events that the Studio's timeline shows. Specification: the event types that sanity 6 parses
 * (`core/store/events/types`). Edits are not among them; the Studio makes those from the transactions.
 */
import { isRecord } from '../foundation/json.ts'
import { getPublishedId, releaseDocumentId, releaseOf } from '../foundation/document-id.ts'
import type { History } from '../store/history.ts'
import type { DocumentChange } from '../store/revisions.ts'

export type DocumentEvent = Readonly<Record<string, string>>

export interface DocumentEvents {
  /** Newest first. */
  readonly events: readonly DocumentEvent[]
  /** Empty where there are no more. */
  readonly nextCursor: string
}

/** @param cursor as a former answer gave it */
export function documentEvents(
  history: History,
  id: string,
  limit: number,
  cursor: string | undefined,
): DocumentEvents {
  const publishedId = getPublishedId(id)
  const ids = [publishedId, ...history.versionIds(publishedId)]
  const before = cursor === undefined || cursor === '' ? Number.MAX_SAFE_INTEGER : Number(cursor)
  // A transaction changes each document once: so there is always a whole one among these.
  const steps = history.changes(ids, limit + ids.length, before)
  const page = wholeTransactions(steps, limit)
  const last = page.at(-1)?.[0]?.seq
  const isMore = last !== undefined && page.flat().length < steps.length
  const from = isMore ? last : 0
  const release = releaseOf(id)
  const events = [
    ...page.flatMap((transaction) => eventsOf(transaction, id, publishedId, history)),
    ...(release === undefined
      ? []
      : scheduleEvents(history, { id, publishedId, release }).flatMap(({ seq, event }) =>
          seq >= from && seq < before ? [event] : [],
        )),
  ]
  events.sort((left, right) => (right['timestamp'] ?? '').localeCompare(left['timestamp'] ?? ''))
  return { events, nextCursor: isMore ? String(last) : '' }
}

/** The first ones with at most so many steps together, and at least one. */
function wholeTransactions(steps: readonly DocumentChange[], most: number): DocumentChange[][] {
  const page: DocumentChange[][] = []
  let count = 0
  for (const transaction of Map.groupBy(steps, ({ seq }) => seq).values()) {
    count += transaction.length
    if (page.length > 0 && count > most) break
    page.push(transaction)
  }
  return page
}

function eventsOf(
  transaction: readonly DocumentChange[],
  id: string,
  publishedId: string,
  history: History,
): DocumentEvent[] {
  const [step] = transaction
  if (!step) return []
  const common = { timestamp: step.timestamp, author: step.author, documentId: publishedId }
  const published = transaction.find(({ documentId }) => documentId === publishedId)
  const versions = transaction.filter(({ documentId }) => documentId !== publishedId)
  const own = versions.find(({ documentId }) => documentId === id)

  if (published && published.transition !== 'disappear') {
    const source = versions.find(({ transition }) => transition === 'disappear')
    if (source && (id === publishedId || own === source))
      return [{ ...common, ...publishEvent(source, step.id) }]
    if (id === publishedId && !source) {
      const type = published.transition === 'appear' ? 'createLiveDocument' : 'updateLiveDocument'
      return [{ ...common, type, revisionId: step.id }]
    }
  }
  if (own?.transition === 'disappear')
    return [{ ...common, type: 'deleteDocumentVersion', ...versionFields(own.documentId, own.previousRev) }]
  if (published?.transition === 'disappear') {
    const survivor = versionAfter(history, publishedId, step.seq)
    if (survivor === undefined) {
      // The Studio shows of a deleted document what the newest event of its draft tells: its last version. Without any event it
      // takes the document for a new one.
      const hasOwnEvents = id !== publishedId && history.versionIds(publishedId).includes(id)
      return hasOwnEvents ? [] : [{ ...common, type: 'deleteDocumentGroup' }]
    }
    if (id === publishedId || releaseOf(id) === undefined)
      return [{ ...common, type: 'unpublishDocument', ...versionFields(survivor, step.id) }]
  }
  if (own?.transition === 'appear')
    return [{ ...common, type: 'createDocumentVersion', ...versionFields(id, step.id) }]
  return []
}

function publishEvent(source: DocumentChange, revisionId: string): DocumentEvent {
  const cause =
    releaseOf(source.documentId) === undefined
      ? 'document.publish'
      : revisionId.startsWith('scheduled-')
        ? 'release.schedule'
        : 'release.publish'
  return {
    type: 'publishDocumentVersion',
    revisionId,
    publishCause: cause,
    ...versionFields(source.documentId, source.previousRev),
  }
}

/** A draft or version that exists right after a transaction. */
function versionAfter(history: History, publishedId: string, seq: number): string | undefined {
  return history.versionIds(publishedId).find((id) => history.at(id, seq) !== undefined)
}

function versionFields(versionId: string, versionRevisionId: string | undefined): DocumentEvent {
  const releaseId = releaseOf(versionId)
  return {
    versionId,
    ...(versionRevisionId === undefined ? {} : { versionRevisionId }),
    ...(releaseId === undefined ? {} : { releaseId }),
  }
}

/** When the release of a version was scheduled and unscheduled. */
function scheduleEvents(
  history: History,
  {
    id,
    publishedId,
    release,
  }: { readonly id: string; readonly publishedId: string; readonly release: string },
): { readonly seq: number; readonly event: DocumentEvent }[] {
  const releaseId = releaseDocumentId(release)
  const events: { seq: number; event: DocumentEvent }[] = []
  let outcome = 'pending'
  for (const step of history.changes([releaseId], MOST_RELEASE_CHANGES)) {
    const after = history.at(releaseId, step.seq)
    const before = history.at(releaseId, step.seq - 1)
    const common = { timestamp: step.timestamp, author: step.author, documentId: publishedId }
    const isScheduled = after?.['state'] === 'scheduled'
    const wasScheduled = before?.['state'] === 'scheduled'
    const exists = history.at(id, step.seq) !== undefined
    const version = versionFields(id, history.revisionAt(id, step.seq))
    if (isScheduled && exists && after['publishAt'] !== before?.['publishAt']) {
      const { publishAt } = after
      const { seq } = step
      const state = { state: outcome, publishAt: String(publishAt) }
      events.push({ seq, event: { ...common, type: 'scheduleDocumentVersion', ...version, ...state } })
      outcome = 'unscheduled'
    }
    if (wasScheduled && after?.['state'] === 'published') outcome = 'published'
    if (wasScheduled && after?.['state'] === 'active') {
      outcome = 'unscheduled'
      if (exists)
        events.push({ seq: step.seq, event: { ...common, type: 'unscheduleDocumentVersion', ...version } })
    }
  }
  return events
}

const MOST_RELEASE_CHANGES = 200

/** What happened to a release as a whole, newest first. */
export function releaseEvents(history: History, release: string, limit: number): DocumentEvent[] {
  const id = releaseDocumentId(release)
  return history.changes([id], Math.min(limit, MOST_RELEASE_CHANGES)).flatMap((step) => {
    const after = history.at(id, step.seq)
    const before = history.at(id, step.seq - 1)
    const common = { timestamp: step.timestamp, author: step.author, releaseName: release }
    if (after && !before) return [{ ...common, type: 'createRelease' }]
    const state = after?.['state']
    if (!isRecord(after) || !before || state === before['state']) return []
    if (state === 'scheduled')
      return [{ ...common, type: 'scheduleRelease', publishAt: String(after['publishAt']) }]
    if (state === 'published') return [{ ...common, type: 'publishRelease' }]
    if (state === 'archived') return [{ ...common, type: 'archiveRelease' }]
    return [{ ...common, type: before['state'] === 'archived' ? 'unarchiveRelease' : 'unscheduleRelease' }]
  })
}
