/** All pages without a document of their own, and the way from the home page to any page. */
import { pageTypes } from '../page-types/page-types.ts'
import { overviews, type Overview } from './overviews.ts'
import type { Step } from './places.ts'

/** By path. */
const byPath: ReadonlyMap<string, Overview> = new Map(
  [
    ...Object.values(overviews),
    ...Object.values(pageTypes).flatMap(({ list }) => (list ? [list.overview] : [])),
  ].map((overview) => [overview.path, overview]),
)

export const overviewPages: readonly Overview[] = [...byPath.values()]

/** From the home page, which has none, down to the parent of a page. @param path with its last slash */
export function trailOf(path: string): Step[] {
  if (path === '/') return []
  const folders = path
    .split('/')
    .slice(1, -2)
    .map((_, index, names) => `/${names.slice(0, index + 1).join('/')}/`)
  const above = folders.flatMap((folder) => byPath.get(folder) ?? [])
  const first = Math.max(
    0,
    above.findLastIndex(({ apart }) => apart),
  )
  const overviewsAbove = byPath.get(path)?.apart ? [] : above.slice(first)
  return [
    { label: 'Start', href: '/' },
    ...overviewsAbove.map(({ name, path: href }) => ({ label: name, href })),
  ]
}
