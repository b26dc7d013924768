/** What of Pagefind's interface is used. */

/** Per filter, how many pages there are for each of its values. */
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface PageData {
  readonly url: string
  readonly content: string
  readonly meta: Readonly<Record<string, string>>
  readonly filters: Readonly<Record<string, readonly string[]>>
}
export interface PagefindHit {
  readonly id: string
  readonly score: number
  data(): Promise<PageData>
}
/** One index of Pagefind, of all shards together. */
export interface Pagefind {
  filters(): Promise<FilterCounts>
  search(
    term: string | null,
    options: { filters: Readonly<Record<string, string | { readonly any: readonly string[] }>> },
  ): Promise<{ results: PagefindHit[]; filters: FilterCounts } | null>
}
