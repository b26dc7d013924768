/** Redirects from the content, for servers that do not know the content. */
import type { ContentReader } from '../../content/graph.ts'
import { locationOf } from '../serve/location.ts'
import { decodePath } from '../serve/request-target.ts'

/** From an old path, decoded, to where it leads now, percent-encoded. */
export type Redirects = readonly (readonly [from: string, to: string])[]

/** Each with and without its last slash. Servers take one of each address, in capitals or not, and no control characters. */
export function redirectsOf(content: Pick<ContentReader, 'redirects'>): Redirects {
  const seen = new Set<string>()
  return content
    .redirects()
    .flatMap(({ from, to }): Redirects => {
      const other = from.endsWith('/') ? from.slice(0, -1) : `${from}/`
      const both = other === '' ? [from] : [from, other]
      return both.filter((path) => path !== to).map((path) => [decodePath(path), locationOf(to)])
    })
    .filter(([from]) => {
      const key = from.toLowerCase()
      if (seen.has(key) || !from.isWellFormed() || /\p{Cc}/u.test(from)) return false
      seen.add(key)
      return true
    })
}
