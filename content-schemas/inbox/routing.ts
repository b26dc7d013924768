/** Which coordinator a message goes to: the one for its subject, or a deputy while that one is away. */
import type { Documents } from '../document-schemas.ts'

type Settings = Pick<Documents['siteSettings'], 'coordinators'>
type Contact = Pick<Documents['contact'], '_id' | 'away' | 'email'>

export interface Recipient {
  readonly id: string
  /** The one whom the deputy stands in for. */
  readonly insteadOf?: string
}

/** @param today YYYY-MM-DD @returns true from the first to the last day, both included */
export function isAway({ away }: Pick<Contact, 'away'>, today: string): boolean {
  return away !== undefined && away.from <= today && today <= away.until
}

/**
 * A deputy who is away too, or has no e-mail address, does not stand in: better two days late than lost.
 * @returns undefined where the settings name nobody at all
 */
export function routeMessage(
  subject: string,
  { coordinators }: Settings,
  contacts: readonly Contact[],
  today: string,
): Recipient | undefined {
  const coordinator = coordinators.find((each) => each.subject === subject) ?? coordinators[0]
  if (!coordinator) return undefined
  const id = coordinator.contact._ref
  const find = (wanted: string | undefined): Contact | undefined => contacts.find(({ _id }) => _id === wanted)
  const usual = find(id)
  const deputy = find(coordinator.deputy?._ref)
  const reachable = usual?.email !== undefined && !isAway(usual, today)
  if (reachable || deputy?.email === undefined || isAway(deputy, today)) return { id }
  return { id: deputy._id, insteadOf: id }
}
