/** Working groups on the site. */
import { textsIn } from '../components/interface-texts.ts'
import { overviews } from '../content/overviews.ts'
import { pathOf } from '../content/places.ts'
import { aboutPage, organisationId } from '../metadata/json-ld-parts.ts'
import { join, plainText } from '../search/index/plain-text.ts'
import type { PageType } from './page-type.ts'
import { byParty, partyNames } from './parts.ts'

export const workingGroup: PageType<'workingGroup'> = {
  kind: 'Werkgroep',
  search(group, content) {
    const { participants = [] } = group
    return {
      summary: group.goal,
      text: join(
        group.theme,
        plainText(group.description),
        group.howToJoin,
        group.meetings,
        ...participants.flatMap(({ role, name, consent }) => [role, consent === true ? name : undefined]),
      ),
      filters: {
        werkgroep: [group.name],
        partij: partyNames(
          content,
          participants.map(({ party }) => party),
        ),
      },
    }
  },
  jsonLd: (_group, page) => ({
    ...aboutPage(page),
    '@type': 'Organization',
    parentOrganization: { '@id': organisationId(page) },
  }),
  files: () => ['.xml', '.ics'],
  feeds(group) {
    const own = pathOf(group).slice(0, -1)
    return [
      { href: `${own}.xml`, type: 'application/rss+xml', title: `Nieuws: ${group.name}` },
      { href: `${own}.ics`, type: 'text/calendar', title: `Bijeenkomsten: ${group.name}` },
    ]
  },
  list: {
    overview: overviews.workingGroups,
    section: 'werkgroepen',
    orderedBy: ({ _createdAt = '' }) => _createdAt,
    byName: true,
    filters: (content) => [
      {
        name: 'meedoen',
        label: 'Meedoen',
        choicesOf: ({ open }) => [
          open ? { value: 'open', label: 'U kunt aansluiten' } : { value: 'vol', label: 'Voltallig' },
        ],
      },
      byParty(content, 'Partij', ({ participants = [] }) => participants.map(({ party }) => party)),
    ],
    rows: {
      row: ({ goal, open, example = false }) => ({
        text: goal,
        note: example ? textsIn('nl').example : open ? 'Open: u kunt aansluiten' : 'Voltallig',
        open: open && !example,
      }),
      question: 'Meedoen? Bel gerust',
    },
  },
}
