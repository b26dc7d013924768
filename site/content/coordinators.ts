/** Who answers for a part of the site. */
import type { Contact, SiteSection } from '@programme/content-schemas'
import type { ContentReader } from './graph.ts'

/** The coordinators of this part; where nobody is named for it, the first of all. */
export function coordinatorsFor(reader: ContentReader, section: SiteSection): Contact[] {
  const { coordinators } = reader.settings()
  const named = coordinators.filter(({ sections = [] }) => sections.includes(section))
  const chosen = named.length > 0 ? named : coordinators.slice(0, 1)
  const found = reader.contactsOf(chosen.map(({ contact }) => contact))
  return found.length > 0 ? found : reader.contactsOf(coordinators.map(({ contact }) => contact)).slice(0, 1)
}
