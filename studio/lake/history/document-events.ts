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
  const before = cursor === undefined || cursor === '' ? undefined : Number(cursor)
  const steps = history.changes(ids, limit, before)
  const last = steps.at(-1)
  const isMore = steps.length === limit && last !== undefined
  // A transaction is told whole or not at all.
  const told = isMore ? steps.filter(({ seq }) => seq !== last.seq) : steps
  const all = [...Map.groupBy(told, ({ seq }) => seq).values()].flatMap((transaction) =>
    eventsOf(transaction, id, publishedId, history),
  )
  const release = releaseOf(id)
  const events = release === undefined ? all : [...all, ...scheduleEvents(history, id, publishedId, release)]
  events.sort((left, right) => (right['timestamp'] ?? '').localeCompare(left['timestamp'] ?? ''))
  return { events, nextCursor: isMore ? String(last.seq + (told.length === 0 ? 0 : 1)) : '' }
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
  if (published?.transition === 'disappear') {
    const survivor = versionAfter(history, publishedId, step.seq)
    if (survivor === undefined) return [{ ...common, type: 'deleteDocumentGroup' }]
    if (id === publishedId)
      return [{ ...common, type: 'unpublishDocument', ...versionFields(survivor, step.id) }]
  }
  if (own?.transition === 'appear')
    return [{ ...common, type: 'createDocumentVersion', ...versionFields(id, step.id) }]
  if (own?.transition === 'disappear') return [{ ...common, ...endOfVersion(own, publishedId, history) }]
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

function endOfVersion(own: DocumentChange, publishedId: string, history: History): DocumentEvent {
  const isLast =
    history.at(publishedId, own.seq) === undefined &&
    versionAfter(history, publishedId, own.seq) === undefined
  if (isLast) return { type: 'deleteDocumentGroup' }
  return { type: 'deleteDocumentVersion', ...versionFields(own.documentId, own.previousRev) }
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
function scheduleEvents(history: History, id: string, publishedId: string, release: string): DocumentEvent[] {
  const releaseId = releaseDocumentId(release)
  const events: DocumentEvent[] = []
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
      events.push({
        ...common,
        type: 'scheduleDocumentVersion',
        ...version,
        state: outcome,
        publishAt: String(publishAt),
      })
      outcome = 'unscheduled'
    }
    if (wasScheduled && after?.['state'] === 'published') outcome = 'published'
    if (wasScheduled && after?.['state'] === 'active') {
      outcome = 'unscheduled'
      if (exists) events.push({ ...common, type: 'unscheduleDocumentVersion', ...version })
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
