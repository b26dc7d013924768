/** What has to happen to the redirects when pages move, come or go, so that none of them chains, loops, hides a page or leads nowhere. */
import { normalizePath } from '../address.ts'
import type { Documents } from '../document-schemas.ts'
import { shortHash } from '../short-hash.ts'

type Redirect = Documents['redirect']

export interface RedirectChanges {
  readonly put: readonly Redirect[]
  readonly remove: readonly string[]
}

/** The paths of one page before and after; undefined where it is not on the site. */
export interface PageMove {
  readonly from: string | undefined
  readonly to: string | undefined
}

/**
 * @param redirects all published ones
 * @param moves of all pages that change at once
 */
export function redirectChanges(redirects: readonly Redirect[], moves: readonly PageMove[]): RedirectChanges {
  const pages = new Set(moves.flatMap(({ to }) => (to === undefined ? [] : [normalizePath(to)])))
  /** Where a page that is no longer at its address is now. */
  const moved = new Map(
    moves.flatMap(({ from, to }) =>
      from === undefined || pages.has(normalizePath(from)) ? [] : [[normalizePath(from), to] as const],
    ),
  )
  const kept = redirects.flatMap((redirect): Redirect[] => {
    // A page stands here now, so nothing may lead away from it.
    if (pages.has(normalizePath(redirect.from))) return []
    const target = normalizePath(redirect.to)
    const page = moves.find(({ from }) => from !== undefined && normalizePath(from) === target)
    if (!page) return [redirect]
    // What led to a page that goes leads nowhere, unless another page takes its place.
    if (page.to === undefined) return pages.has(target) ? [redirect] : []
    const [place = ''] = /[?#].*$/.exec(redirect.to) ?? []
    return normalizePath(page.to) === target ? [redirect] : [{ ...redirect, to: page.to + place }]
  })
  const left = [...moved].flatMap(([from, to]): Redirect[] => {
    if (to === undefined) return []
    const known = redirects.find((redirect) => normalizePath(redirect.from) === from)
    return [{ ...known, _id: known?._id ?? redirectId(from), _type: 'redirect', from, to }]
  })
  const after = [
    ...kept.filter(({ from }) => !left.some((redirect) => isSamePlace(redirect.from, from))),
    ...left,
  ]
  const ids = new Set(after.map(({ _id }) => _id))
  return {
    put: after.filter((redirect) => !redirects.includes(redirect)),
    remove: redirects.flatMap(({ _id }) => (ids.has(_id) ? [] : [_id])),
  }
}

function isSamePlace(left: string, right: string): boolean {
  return normalizePath(left) === normalizePath(right)
}

/** `/projecten/oud/` becomes `redirect-projecten-oud`: the same move always writes the same document, and another move another one. */
function redirectId(from: string): string {
  const words = from.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const id = `redirect-${words.replaceAll(/^-|-$/g, '')}`.slice(0, MOST_OF_ID)
  return /^(?:\/[a-z0-9]+)+\/$/.test(from) && id.length < MOST_OF_ID ? id : `${id}-${shortHash(from)}`
}

/** Letters of an id before the hash; the store takes 128. */
const MOST_OF_ID = 110
