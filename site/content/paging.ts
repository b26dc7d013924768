/** Stable paging: pages are numbered from the oldest, so that a new item changes the first list page only. */

export interface ListPage<Item> {
  /** From 1, the oldest; undefined is the page at the list's own address, with the newest. */
  readonly number: number | undefined
  /** The newest first. */
  readonly items: readonly Item[]
}

/**
 * All pages of a list. Every numbered page is full and never changes while its items stay; the rest, together with one
 * page's worth where there is one, stands at the list's own address.
 * @param items the oldest first
 * @param size items on a numbered page
 */
export function pagesOf<Item>(items: readonly Item[], size: number): ListPage<Item>[] {
  const numbered = Math.max(0, Math.floor(items.length / size) - 1)
  const older = Array.from({ length: numbered }, (_, index) => ({
    number: index + 1,
    items: items.slice(index * size, (index + 1) * size).toReversed(),
  }))
  return [{ number: undefined, items: items.slice(numbered * size).toReversed() }, ...older.toReversed()]
}
