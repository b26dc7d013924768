/** Items of the joint agenda on the site. */
import { AGENDA_STATUS } from '@programme/content-schemas'
import { overviews } from '../content/overviews.ts'
import { webPage } from '../metadata/json-ld-parts.ts'
import type { PageType } from './page-type.ts'
import { byParty, partyNames } from './parts.ts'

/** Above every order that an editor gives. */
const LAST = 1_000_000

export const agendaItem: PageType<'agendaItem'> = {
  kind: 'Gezamenlijke agenda',
  search: (item, content) => ({
    kind: 'Agendapunt',
    summary: item.ambition,
    text: AGENDA_STATUS[item.status],
    filters: { partij: partyNames(content, item.parties) },
  }),
  jsonLd: (item, page) => webPage(page, item),
  list: {
    overview: overviews.agenda,
    orderedBy: ({ order = LAST }) => String(LAST * 2 - order).padStart(9, '0'),
    filters: (content) => [
      {
        name: 'status',
        label: 'Status',
        choicesOf: ({ status }) => [{ value: status, label: AGENDA_STATUS[status] }],
      },
      byParty(content, 'Gedragen door', ({ parties }) => parties),
    ],
  },
}
