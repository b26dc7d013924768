/** Who answers for a part of the site: its coordinator, or the deputy while that one is away. */
import { isAway, type Contact, type Documents, type SiteSection } from '@programme/content-schemas'
import type { ContentReader } from './graph.ts'

type Coordinator = Pick<Documents['siteSettings']['coordinators'][number], 'contact' | 'deputy'>

/** The coordinators of this part; where nobody is named for it, the first of all. */
export function coordinatorsFor(reader: ContentReader, section: SiteSection): Contact[] {
  const { coordinators } = reader.settings()
  const named = coordinators.filter(({ sections = [] }) => sections.includes(section))
  const found = presentOf(reader, named.length > 0 ? named : coordinators.slice(0, 1))
  return found.length > 0 ? found : presentOf(reader, coordinators).slice(0, 1)
}

/** Everyone who can be called today, each once. */
export function presentCoordinators(reader: ContentReader): Contact[] {
  return presentOf(reader, reader.settings().coordinators)
}

function presentOf(reader: ContentReader, coordinators: readonly Coordinator[]): Contact[] {
  const people = coordinators.flatMap((coordinator) => presentFor(reader, coordinator))
  return [...new Map(people.map((person) => [person._id, person])).values()]
}

/** The coordinator, or the deputy; nobody where neither may be shown. */
export function presentFor(reader: ContentReader, { contact, deputy }: Coordinator): Contact[] {
  const [usual] = reader.contactsOf([contact])
  if (usual && !isAway(usual, reader.today)) return [usual]
  const [standIn] = reader.contactsOf(deputy ? [deputy] : [])
  // Where the deputy is away too, the page says from when to when the coordinator is.
  if (standIn && !isAway(standIn, reader.today)) return [standIn]
  return usual ? [usual] : []
}
