/** Links to other pages of this site lead somewhere: to a page that is there, and straight to it. */
import { pathOnly, placeAt } from '../address.ts'
import type { AnyDocument } from '../document-schemas.ts'
import type { Problem } from '../problem.ts'
import { findingIn } from './finding.ts'
import { linksIn } from './links.ts'

/** What the rest of the collection says about addresses. */
export interface KnownAddresses {
  /** Documents that have their page on the site. */
  readonly published: readonly { readonly type: string; readonly slug: string }[]
  /** Documents that are written but not on the site. */
  readonly drafts: readonly { readonly type: string; readonly slug: string }[]
  readonly redirects: readonly { readonly from: string; readonly to: string }[]
}

export interface InternalLinkFindings {
  /** Links that lead nowhere. */
  readonly broken: readonly Problem[]
  /** Links that work for now, or will. */
  readonly advice: readonly Problem[]
}

/** The documents and redirects that {@link checkInternalLinks} has to know about. */
export function addressesToKnow(document: AnyDocument): {
  readonly slugs: string[]
  readonly paths: string[]
} {
  const paths = internalPaths(document).map(({ href }) => pathOnly(href))
  const places = paths.map(placeAt).filter((place) => typeof place === 'object')
  return {
    slugs: places.map(({ slug }) => slug),
    paths: paths.flatMap((path) => [path, path.replace(/\/$/, '')]),
  }
}

export function checkInternalLinks(document: AnyDocument, known: KnownAddresses): InternalLinkFindings {
  const broken: Problem[] = []
  const advice: Problem[] = []
  for (const { path, href } of internalPaths(document)) {
    const place = placeAt(href)
    if (typeof place !== 'object') continue
    const isPlace = ({ type, slug }: { type: string; slug: string }): boolean =>
      type === place.type && slug === place.slug
    const own = 'slug' in document ? [{ type: document._type, slug: document.slug.current }] : []
    if ([...own, ...known.published].some(isPlace)) continue
    const say = (message: string) => findingIn(document, path, message)
    const redirect = known.redirects.find(({ from }) => pathOnly(from) === pathOnly(href))
    if (redirect)
      advice.push(say(`De pagina „${href}” is verhuisd naar „${redirect.to}”. Verwijs meteen daarheen.`))
    else if (known.drafts.some(isPlace))
      advice.push(say(`De pagina „${href}” staat nog niet op de site. Publiceer haar ook.`))
    else broken.push(say(`Op „${href}” staat geen pagina. Kies een ander adres, of haal de link weg.`))
  }
  return { broken, advice }
}

function internalPaths(document: AnyDocument) {
  return linksIn(document).filter(({ href }) => href.startsWith('/'))
}
