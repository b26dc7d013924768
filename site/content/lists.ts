/** The lists of the site: what is in each, in which order, and by what it can be narrowed down. */
import {
  AGENDA_STATUS,
  PHASES,
  RESULT_KINDS,
  type Documents,
  type DocumentType,
} from '@programme/content-schemas'
import { derivation } from './derive.ts'
import type { ContentReader } from './graph.ts'
import { viewsOf, type Choice, type Filter, type List, type ListView } from './list-pages.ts'

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

function workingGroupList(reader: ContentReader): List<Documents['workingGroup']> {
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

function agendaList(reader: ContentReader): List<Documents['agendaItem']> {
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

function newsList(reader: ContentReader): List<Documents['newsArticle']> {
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

/** The pages of a list, worked out once for all of them, so that a new item touches only the pages it shows on. */
function pagesOfList<Type extends DocumentType>(
  type: Type,
  listOf: (reader: ContentReader) => List<Documents[Type]>,
) {
  const views = derivation(`views ${type}`, (reader) =>
    Object.fromEntries(
      viewsOf(listOf(reader)).map((view) => [
        view.path,
        { ...view, items: view.items.map(({ _id }) => _id) },
      ]),
    ),
  )
  const paths = derivation(`paths ${type}`, (reader) => Object.keys(views(reader)))
  const view = derivation(`view ${type}`, (reader, path: string) => views(reader)[path] ?? null)
  return {
    paths,
    /** @throws Error where the list has no page at this address */
    at(reader: ContentReader, path: string): ListView<Documents[Type]> {
      const found = view(reader, path)
      if (!found) throw new Error(`The list of ${type} has no page ${path}.`)
      const references = found.items.map((_ref) => ({ _ref }))
      return { ...found, items: reader.resolve(type, references) }
    },
  }
}

export const projectPages = pagesOfList('projectPage', projectList)
export const workingGroupPages = pagesOfList('workingGroup', workingGroupList)
export const resultPages = pagesOfList('result', resultList)
export const agendaPages = pagesOfList('agendaItem', agendaList)
export const newsPages = pagesOfList('newsArticle', newsList)
export const eventPages = pagesOfList('event', eventList)

/** The addresses of all list pages, by the folder below site/pages that shows them. */
export function listPaths(reader: ContentReader): Record<string, readonly string[]> {
  return {
    projecten: projectPages.paths(reader),
    werkgroepen: workingGroupPages.paths(reader),
    resultaten: resultPages.paths(reader),
    agenda: agendaPages.paths(reader),
    nieuws: newsPages.paths(reader),
    'agenda/bijeenkomsten': eventPages.paths(reader),
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
