/** From a list of documents to its pages: whole or narrowed down by one filter, each with an address of its own. */
import { pagesOf } from './paging.ts'

const PAGE_SIZE = 20

/** One value that a list can be narrowed down to. */
export interface Choice {
  /** In the address. */
  readonly value: string
  /** For visitors. */
  readonly label: string
}

export interface Filter<Item> {
  /** In the address: /projecten/fase/uitvoeren/. */
  readonly name: string
  readonly label: string
  choicesOf(item: Item): readonly Choice[]
}

export interface List<Item> {
  /** Where its pages are, between slashes: `/projecten/`. */
  readonly root: string
  /** The oldest first. */
  readonly items: readonly Item[]
  readonly filters: readonly Filter<Item>[]
}

interface Link {
  readonly href: string
  readonly label: string
  readonly current: boolean
}

export interface ListView<Item> {
  /** Of the whole list. */
  readonly root: string
  readonly path: string
  /** Of this page, the newest first. */
  readonly items: readonly Item[]
  /** On all pages of what was chosen; the whole list does not say, so that a new item leaves its older pages alone. */
  readonly total: number | undefined
  /** What the list is narrowed down to. */
  readonly chosen: string | undefined
  /** Numbered from the oldest; undefined on the page at the list's own address. */
  readonly number: number | undefined
  readonly newer: string | undefined
  readonly older: string | undefined
  readonly filters: readonly { readonly label: string; readonly links: readonly Link[] }[]
}

/** Every page of a list. */
export function viewsOf<Item>({ root, items, filters }: List<Item>): ListView<Item>[] {
  const groups = filters.map((filter) => ({ ...filter, choices: group(items, filter) }))
  const selections = [
    { base: root, chosen: undefined, members: items },
    ...groups.flatMap(({ name, choices }) =>
      choices.map(({ value, label, members }) => ({
        base: `${root}${name}/${value}/`,
        chosen: label,
        members,
      })),
    ),
  ]
  return selections.flatMap(({ base, chosen, members }) => {
    const links = groups
      .filter(({ choices }) => choices.length > 1)
      .map(({ name, label, choices }) => ({
        label,
        links: choices.map((choice) => {
          const href = `${root}${name}/${choice.value}/`
          return { href, label: choice.label, current: href === base }
        }),
      }))
    const pages = pagesOf(members, PAGE_SIZE).map((page) => ({
      ...page,
      path: page.number === undefined ? base : `${base}pagina/${page.number}/`,
    }))
    return pages.map(({ path, number, items: shown }, index) => ({
      root,
      path,
      number,
      items: shown,
      total: chosen === undefined ? undefined : members.length,
      chosen,
      newer: pages[index - 1]?.path,
      older: pages[index + 1]?.path,
      filters: links,
    }))
  })
}

function group<Item>(items: readonly Item[], filter: Filter<Item>): (Choice & { members: Item[] })[] {
  const groups = new Map<string, Choice & { members: Item[] }>()
  for (const item of items) {
    for (const { value, label } of filter.choicesOf(item)) {
      const known = groups.get(value)
      if (known) known.members.push(item)
      else groups.set(value, { value, label, members: [item] })
    }
  }
  return [...groups.values()].toSorted((a, b) => a.label.localeCompare(b.label, 'nl'))
}
