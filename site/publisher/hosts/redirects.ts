/** Redirects from the content, for servers that do not know the content. */
import type { ContentReader } from '../../content/graph.ts'
import { locationOf } from '../serve/location.ts'
import { decodePath } from '../serve/request-target.ts'

/** From an old path, decoded, to where it leads now, percent-encoded. */
export type Redirects = readonly (readonly [from: string, to: string])[]

/** Each with and without its last slash. */
export function redirectsOf(content: ContentReader): Redirects {
  return content.redirects().flatMap(({ from, to }): Redirects => {
    const other = from.endsWith('/') ? from.slice(0, -1) : `${from}/`
    const both = other === '' ? [from] : [from, other]
    return both.filter((path) => path !== to).map((path) => [decodePath(path), locationOf(to)])
  })
}
