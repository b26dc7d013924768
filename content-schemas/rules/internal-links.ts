/** Links to other pages of this site lead somewhere: to a page that is there, and straight to it. */
import { normalizePath, resolvePath } from '../address.ts'
import type { AnyDocument } from '../document-schemas.ts'
import type { Problem } from '../problem.ts'
import { problemIn } from './document-problem.ts'
import { linksIn } from './links.ts'

/** What the rest of the collection says about addresses. */
export interface KnownAddresses {
  /** Documents that have their page on the site. */
  readonly published: readonly { readonly type: string; readonly slug: string }[]
  /** Documents that are written but not on the site. */
  readonly drafts: readonly { readonly type: string; readonly slug: string }[]
  readonly redirects: readonly { readonly from: string; readonly to: string }[]
}

export interface InternalLinkProblems {
  /** Links that lead nowhere. */
  readonly errors: readonly Problem[]
  /** Links that work for now, or will. */
  readonly warnings: readonly Problem[]
}

/** The documents and redirects that {@link checkInternalLinks} has to know about. */
export function linkedAddresses(document: AnyDocument): {
  readonly slugs: string[]
  readonly paths: string[]
} {
  const paths = internalPaths(document).map(({ href }) => normalizePath(href))
  const places = paths.map(resolvePath).filter((place) => typeof place === 'object')
  return {
    slugs: places.map(({ slug }) => slug),
    paths: paths.flatMap((path) => [path, path.replace(/\/$/, '')]),
  }
}

export function checkInternalLinks(document: AnyDocument, known: KnownAddresses): InternalLinkProblems {
  const errors: Problem[] = []
  const warnings: Problem[] = []
  for (const { path, href } of internalPaths(document)) {
    const place = resolvePath(href)
    if (typeof place !== 'object') continue
    const isPlace = ({ type, slug }: { type: string; slug: string }): boolean =>
      type === place.type && slug === place.slug
    const own = 'slug' in document ? [{ type: document._type, slug: document.slug.current }] : []
    if ([...own, ...known.published].some(isPlace)) continue
    const say = (message: string) => problemIn(document, path, message)
    const redirect = known.redirects.find(({ from }) => normalizePath(from) === normalizePath(href))
    if (redirect)
      warnings.push(say(`De pagina „${href}” is verhuisd naar „${redirect.to}”. Verwijs meteen daarheen.`))
    else if (known.drafts.some(isPlace))
      warnings.push(say(`De pagina „${href}” staat nog niet op de site. Publiceer haar ook.`))
    else errors.push(say(`Op „${href}” staat geen pagina. Kies een ander adres, of haal de link weg.`))
  }
  return { errors, warnings }
}

function internalPaths(document: AnyDocument) {
  return linksIn(document).filter(({ href }) => href.startsWith('/'))
}
