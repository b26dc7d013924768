/** Whether a document is live, and if not why and what to do: in an editor's words. */
import type { PublishStatus } from './publish-status.ts'
import { clock } from './clock.ts'

export interface DocumentState {
  readonly kind: 'new' | 'busy' | 'live' | 'failed' | 'unknown'
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
  document: { readonly id: string; readonly publishedAt: string | undefined; readonly hasDraft: boolean },
  status: PublishStatus | undefined,
  now: Date,
): DocumentState {
  const { id, publishedAt, hasDraft } = document
  if (publishedAt === undefined)
    return { kind: 'new', text: 'Staat nog niet op de site. Klaar? Kies onderaan Publiceren.' }
  if (publishedAt === 'later') return { kind: 'busy', text: 'Wordt gepubliceerd …' }
  const rest = hasDraft ? ' Uw laatste wijzigingen staan er nog niet bij: kies onderaan Publiceren.' : ''
  if (!status) return { kind: 'unknown', text: `Gepubliceerd ${clock(publishedAt, now)}.${rest}` }
  const problems = status.problems.filter(({ documentId }) => documentId === id)
  const seen = status.startedAt !== null && status.startedAt >= publishedAt
  if (seen && problems.length > 0)
    return {
      kind: 'failed',
      text: 'Niet live',
      reason: `${problems.map(({ message }) => message).join(' ')} Pas dit aan en publiceer opnieuw; tot dan blijft de vorige versie staan.`,
    }
  if (status.state === 'failed' && (status.liveSince ?? '') < publishedAt)
    return {
      kind: 'failed',
      text: 'Niet live',
      reason: `${status.reason ?? 'De site kon niet gemaakt worden.'} ${RETRY}`,
    }
  const shown = seen && status.state !== 'busy'
  if (!shown && (status.liveSince ?? '') < publishedAt) return { kind: 'busy', text: 'Wordt gepubliceerd …' }
  return { kind: 'live', text: `Live sinds ${clock(publishedAt, now)}.${rest}` }
}
