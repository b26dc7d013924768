/** Redirects from the content, for servers that do not know the content. */
import type { ContentReader } from '../../content/graph.ts'

/** From an old path to where it leads now. */
export type Redirects = readonly (readonly [from: string, to: string])[]

/** Each with and without its last slash. */
export function redirectsOf(content: ContentReader): Redirects {
  return content.redirects().flatMap(({ from, to }): Redirects => {
    const other = from.endsWith('/') ? from.slice(0, -1) : `${from}/`
    const both = other === '' ? [from] : [from, other]
    return both.filter((path) => path !== to).map((path) => [path, to])
  })
}
