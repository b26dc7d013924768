/** Whether a document is live, and if not why and what to do: in an editor's words. */
import type { PublishStatus } from './publish-status.ts'
import { momentSince, momentAhead } from '../dates.ts'

export interface DocumentState {
  readonly kind: 'new' | 'planned' | 'busy' | 'live' | 'failed' | 'unknown'
  readonly text: string
  /** What is wrong and what to do; only of a failed one. */
  readonly reason?: string
}

const RETRY =
  'De vorige versie blijft op de site staan. Publiceer over een minuut opnieuw. Blijft deze melding staan, geef haar dan door aan de beheerder.'

/**
 * @param publishedAt when the published version was written, ISO 8601; undefined where there is none, `later` while not known
 * @param hasDraft whether there are changes that are not published
 * @param status undefined while it is not known
 */
export function documentState(
  document: {
    readonly id: string
    readonly publishedAt: string | undefined
    readonly hasDraft: boolean
    /** Of the published version. */
    readonly revision?: string | undefined
    /** When a planned version comes on the site, ISO 8601. */
    readonly plannedFor?: string | undefined
  },
  status: PublishStatus | undefined,
  now: Date,
): DocumentState {
  const { id, publishedAt, plannedFor } = document
  const planned = plannedFor === undefined ? '' : `Gepland: ${momentAhead(plannedFor, now)}.`
  if (publishedAt === undefined) {
    if (planned !== '') return { kind: 'planned', text: `Staat nog niet op de site. ${planned}` }
    return { kind: 'new', text: 'Staat nog niet op de site. Klaar? Kies onderaan Publiceren.' }
  }
  if (publishedAt === 'later') return { kind: 'busy', text: 'Wordt gepubliceerd …' }
  const changed = document.hasDraft
    ? ' Uw laatste wijzigingen staan er nog niet bij: kies onderaan Publiceren.'
    : ''
  const rest = planned === '' ? changed : `${changed} ${planned}`
  if (!status) return { kind: 'unknown', text: `Gepubliceerd ${momentSince(publishedAt, now)}.${rest}` }
  const problems = status.problems.filter(({ documentId }) => documentId === id)
  if (status.revisions) return builtElsewhere({ ...document, publishedAt }, status, problems, rest, now)
  const seen = status.startedAt !== null && status.startedAt >= publishedAt
  if (seen && problems.length > 0)
    return {
      kind: 'failed',
      text: 'Niet live',
      reason: mend(problems),
    }
  if (status.state === 'failed' && (status.liveSince ?? '') < publishedAt)
    return {
      kind: 'failed',
      text: 'Niet live',
      reason: `${status.reason ?? 'De site kon niet gemaakt worden.'} ${RETRY}`,
    }
  const shown = seen && status.state !== 'busy'
  if (!shown && (status.liveSince ?? '') < publishedAt) return { kind: 'busy', text: 'Wordt gepubliceerd …' }
  return { kind: 'live', text: `Live sinds ${momentSince(publishedAt, now)}.${rest}` }
}

/** Milliseconds that a host elsewhere may take to build the site. */
const BUILD_TIME = 30 * 60_000

/** A site that is built elsewhere tells which version of each document it shows. */
function builtElsewhere(
  document: { readonly id: string; readonly publishedAt: string; readonly revision?: string | undefined },
  status: PublishStatus,
  problems: PublishStatus['problems'],
  rest: string,
  now: Date,
): DocumentState {
  const { id, publishedAt, revision } = document
  const builtSince = (status.liveSince ?? '') >= publishedAt
  if (status.revisions?.[id] === revision)
    return { kind: 'live', text: `Live sinds ${momentSince(status.liveSince ?? publishedAt, now)}.${rest}` }
  if (problems.length > 0 && builtSince) return { kind: 'failed', text: 'Niet live', reason: mend(problems) }
  if (now.getTime() - Date.parse(publishedAt) < BUILD_TIME)
    return {
      kind: 'busy',
      text: 'Wordt gepubliceerd … De site wordt elders gemaakt; dat duurt meestal een paar minuten.',
    }
  return {
    kind: 'failed',
    text: 'Niet live',
    reason: `De site is voor het laatst gemaakt: ${momentSince(status.liveSince ?? publishedAt, now)}. Geef dit door aan de beheerder; de vorige versie blijft zolang staan.`,
  }
}

function mend(problems: PublishStatus['problems']): string {
  const messages = problems.map(({ message }) => message).join(' ')
  return `${messages} Pas dit aan en publiceer opnieuw; tot dan blijft de vorige versie staan.`
}
