/** The lists of the site, each divided into pages: whole, and narrowed down by each of its filters. */
import { folderOf, typesWithPage, type Documents, type TypeWithPage } from '@programme/content-schemas'
import { pageTypes } from '../page-types/page-types.ts'
import { derivation } from './derive.ts'
import { viewsOf, type List, type ListView } from './list-pages.ts'
import { titleOf } from './places.ts'
import type { ContentReader } from './reader.ts'

/** The types whose overview is a list with pages. */
export const listedTypes: readonly TypeWithPage[] = typesWithPage.filter(
  (type) => pageTypes[type].list !== undefined,
)

/** @throws TypeError for a type without a list */
export function listOf<Type extends TypeWithPage>(content: ContentReader, type: Type): List<Documents[Type]> {
  const { list } = pageTypes[type]
  if (!list) throw new TypeError(`Documents of type "${type}" have no list.`)
  return {
    root: folderOf(type),
    items: inOrder(content.list(type), list.orderedBy),
    filters: list.filters?.(content) ?? [],
  }
}

/** Worked out once for all pages, so that a new item touches only the pages that it is on. */
const viewsOfType = derivation('list views', (content, type: string) =>
  isListed(type)
    ? Object.fromEntries(
        viewsOf(listOf(content, type)).map((view) => [
          view.path,
          { ...view, items: view.items.map(({ _id }) => _id) },
        ]),
      )
    : {},
)
const pathsOfType = derivation('list paths', (content, type: string) =>
  Object.keys(viewsOfType(content, type)),
)
const viewAt = derivation(
  'list view',
  (content, type: string, path: string) => viewsOfType(content, type)[path] ?? null,
)

function isListed(type: string): type is TypeWithPage {
  return listedTypes.some((listed) => listed === type)
}

/** The addresses of all pages of a list. */
export function listPaths(content: ContentReader, type: TypeWithPage): readonly string[] {
  return pathsOfType(content, type)
}

/** @throws Error where the list has no page at this address */
export function listPageAt<Type extends TypeWithPage>(
  content: ContentReader,
  type: Type,
  path: string,
): ListView<Documents[Type]> {
  const found = viewAt(content, type, path)
  if (!found) throw new Error(`The list of ${type} has no page ${path}.`)
  const items = content.resolve(
    type,
    found.items.map((_ref) => ({ _ref })),
  )
  const byName = pageTypes[type].list?.byName === true
  return {
    ...found,
    items: byName ? items.toSorted((a, b) => titleOf(a).localeCompare(titleOf(b), 'nl')) : items,
  }
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
