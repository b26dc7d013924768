/** The three parties on the site. */
import { aboutPage, organisationId } from '../metadata/json-ld-parts.ts'
import { join } from '../search/index/plain-text.ts'
import type { PageType } from './page-type.ts'

export const party: PageType<'party'> = {
  kind: 'Partij',
  search: ({ name, goal, description, representation, agenda, capacity }) => ({
    summary: goal,
    text: join(
      description,
      ...[representation, agenda, capacity].flatMap((part) =>
        Object.entries(part).flatMap(([field, text]) => (field === 'progress' ? [] : [text])),
      ),
    ),
    filters: { partij: [name] },
  }),
  jsonLd({ kind }, page) {
    const { city } = page.content.settings()
    const memberOf = { '@id': organisationId(page) }
    if (kind !== 'gemeente') return { ...aboutPage(page), '@type': 'Organization', memberOf }
    return {
      ...aboutPage(page),
      '@type': 'GovernmentOrganization',
      name: `Gemeente ${city}`,
      areaServed: city,
      memberOf,
    }
  },
}
