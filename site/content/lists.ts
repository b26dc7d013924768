/** The lists of the site: what is in each, in which order, and by what it can be narrowed down. */
import { AGENDA_STATUS, PHASES, RESULT_KINDS, type Documents } from '@vlaardingen/content-schemas'
import type { ContentReader } from './graph.ts'
import { viewsOf, type Choice, type Filter, type List } from './list-pages.ts'

type References = readonly { readonly _ref: string }[] | undefined

export function projectList(reader: ContentReader): List<Documents['projectPage']> {
  return {
    root: '/projecten/',
    items: inOrder(reader.list('projectPage'), ({ _createdAt = '' }) => _createdAt),
    filters: [
      { name: 'fase', label: 'Fase', choicesOf: ({ phase }) => [{ value: phase, label: PHASES[phase] }] },
      byParty(reader, 'Partij', ({ parties }) => parties),
    ],
  }
}

export function workingGroupList(reader: ContentReader): List<Documents['workingGroup']> {
  const open = { value: 'open', label: 'U kunt aansluiten' }
  const full = { value: 'vol', label: 'Voltallig' }
  return {
    root: '/werkgroepen/',
    items: inOrder(reader.list('workingGroup'), ({ _createdAt = '' }) => _createdAt),
    filters: [
      { name: 'meedoen', label: 'Meedoen', choicesOf: (group) => [group.open ? open : full] },
      byParty(reader, 'Partij', ({ participants = [] }) => participants.map(({ party }) => party)),
    ],
  }
}

export function resultList(reader: ContentReader): List<Documents['result']> {
  return {
    root: '/resultaten/',
    items: inOrder(reader.list('result'), ({ date = '', _createdAt = '' }) => `${date} ${_createdAt}`),
    filters: [
      {
        name: 'soort',
        label: 'Soort',
        choicesOf: ({ kind }) => [{ value: kind, label: RESULT_KINDS[kind] }],
      },
      byParty(reader, 'Partij', ({ parties }) => parties),
      { name: 'jaar', label: 'Jaar', choicesOf: ({ date }) => yearOf(date) },
    ],
  }
}

export function agendaList(reader: ContentReader): List<Documents['agendaItem']> {
  const LAST = 1_000_000
  return {
    root: '/agenda/',
    items: inOrder(reader.list('agendaItem'), ({ order = LAST }) =>
      String(LAST * 2 - order).padStart(9, '0'),
    ),
    filters: [
      {
        name: 'status',
        label: 'Status',
        choicesOf: ({ status }) => [{ value: status, label: AGENDA_STATUS[status] }],
      },
      byParty(reader, 'Gedragen door', ({ parties }) => parties),
    ],
  }
}

export function newsList(reader: ContentReader): List<Documents['newsArticle']> {
  return {
    root: '/nieuws/',
    items: inOrder(reader.list('newsArticle'), ({ date }) => date),
    filters: [{ name: 'jaar', label: 'Jaar', choicesOf: ({ date }) => yearOf(date) }],
  }
}

export function eventList(reader: ContentReader): List<Documents['event']> {
  return {
    root: '/agenda/bijeenkomsten/',
    items: inOrder(reader.list('event'), ({ start }) => new Date(start).toISOString()),
    filters: [{ name: 'jaar', label: 'Jaar', choicesOf: ({ start }) => yearOf(start) }],
  }
}

/** The addresses of all list pages, by the folder below site/pages that shows them. */
export function listPaths(reader: ContentReader): Record<string, readonly string[]> {
  return {
    projecten: viewsOf(projectList(reader)).map(({ path }) => path),
    werkgroepen: viewsOf(workingGroupList(reader)).map(({ path }) => path),
    resultaten: viewsOf(resultList(reader)).map(({ path }) => path),
    agenda: viewsOf(agendaList(reader)).map(({ path }) => path),
    nieuws: viewsOf(newsList(reader)).map(({ path }) => path),
    'agenda/bijeenkomsten': viewsOf(eventList(reader)).map(({ path }) => path),
  }
}

function byParty<Item>(
  reader: ContentReader,
  label: string,
  partiesOf: (item: Item) => References,
): Filter<Item> {
  return {
    name: 'partij',
    label,
    choicesOf: (item) =>
      reader
        .resolve('party', partiesOf(item))
        .map(({ slug, name }): Choice => ({ value: slug.current, label: name })),
  }
}

function yearOf(date: string | undefined): Choice[] {
  return date === undefined ? [] : [{ value: date.slice(0, 4), label: date.slice(0, 4) }]
}

/** Documents by a text that sorts as they came; where two are equal their ids decide, so that the order never wavers. */
function inOrder<Item extends { readonly _id: string }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Item[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .toSorted((a, b) => compare(a.key, b.key) || compare(b.item._id, a.item._id))
    .map(({ item }) => item)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
