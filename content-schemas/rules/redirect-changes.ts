/** What has to happen to the redirects when a page moves, so that none of them chains or loops. */
import type { Documents } from '../document-schemas.ts'

type Redirect = Documents['redirect']

export interface RedirectChanges {
  readonly put: readonly Redirect[]
  readonly remove: readonly string[]
}

/**
 * @param redirects all published ones
 * @param from the page's old path @param to its new one
 */
export function redirectChanges(redirects: readonly Redirect[], from: string, to: string): RedirectChanges {
  if (from === to) return { put: [], remove: [] }
  // The new address holds a page now, so nothing may lead away from it.
  const remove = redirects.filter((redirect) => redirect.from === to)
  const rest = redirects.filter((redirect) => redirect.from !== to)
  const existing = rest.find((redirect) => redirect.from === from)
  const moved = rest.filter((redirect) => redirect.to === from && redirect !== existing)
  return {
    put: [
      { _id: existing?._id ?? redirectId(from), _type: 'redirect', from, to },
      ...moved.map((redirect) => ({ ...redirect, to })),
    ],
    remove: remove.map(({ _id }) => _id),
  }
}

/** `/projecten/oud/` becomes `redirect-projecten-oud`: the same move always writes the same document. */
function redirectId(from: string): string {
  const words = from.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return `redirect-${words.replaceAll(/^-|-$/g, '')}`.slice(0, 128)
}
