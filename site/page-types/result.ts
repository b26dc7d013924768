/** Results on the site. */
import { RESULT_KINDS } from '@programme/content-schemas'
import { readableDay } from '../components/dates.ts'
import { textsIn } from '../components/interface-texts.ts'
import { overviews } from '../content/overviews.ts'
import { aboutPage, organisationId } from '../metadata/json-ld-parts.ts'
import { join } from '../search/index/plain-text.ts'
import type { PageType } from './page-type.ts'
import { byParty, byYear, partyNames, workingGroupNames, yearsOf } from './parts.ts'

export const result: PageType<'result'> = {
  kind: 'Resultaat',
  search: (one, content) => ({
    summary: one.explanation,
    text: join(RESULT_KINDS[one.kind], one.evidence, one.indicator?.unit),
    filters: {
      werkgroep: workingGroupNames(content, one.workingGroup ? [one.workingGroup] : []),
      partij: partyNames(content, one.parties),
      jaar: yearsOf(one.date),
    },
  }),
  jsonLd: ({ date }, page) => ({
    ...aboutPage(page),
    '@type': 'Report',
    inLanguage: 'nl',
    publisher: { '@id': organisationId(page) },
    ...(date === undefined ? {} : { datePublished: date }),
  }),
  files: ({ indicator }) => (indicator === undefined ? [] : ['.csv']),
  list: {
    overview: overviews.results,
    section: 'resultaten',
    orderedBy: ({ date = '', _createdAt = '' }) => `${date} ${_createdAt}`,
    filters: (content) => [
      {
        name: 'soort',
        label: 'Soort',
        choicesOf: ({ kind }) => [{ value: kind, label: RESULT_KINDS[kind] }],
      },
      byParty(content, 'Partij', ({ parties }) => parties),
      byYear(({ date }) => date),
    ],
    rows: {
      row: ({ explanation, kind, date }) => ({
        text: explanation,
        note: `${RESULT_KINDS[kind]}, ${date === undefined ? textsIn('nl').noDate : readableDay(date)}`,
      }),
      more: [
        { href: '/resultaten.csv', label: 'Alle resultaten als tabel voor Excel (CSV)' },
        { href: '/resultaten-komma.csv', label: 'Dezelfde tabel met komma’s (CSV)' },
      ],
    },
  },
}
