/** Redirects lead somewhere at once: each old address once, no loop, no chain. */
import type { Documents } from '../document-schemas.ts'

interface RedirectFinding {
  readonly document: Documents['redirect']
  readonly path: readonly string[]
  readonly message: string
}

export function checkRedirects(redirects: readonly Documents['redirect'][]): RedirectFinding[] {
  const sources = new Set(redirects.map(({ from }) => plainPath(from)))
  const seen = new Set<string>()
  return redirects.flatMap((document): RedirectFinding[] => {
    const from = plainPath(document.from)
    const to = plainPath(document.to)
    if (seen.has(from)) {
      const message = `„${document.from}” heeft al een doorverwijzing. Verwijder er één van.`
      return [{ document, path: ['from'], message }]
    }
    seen.add(from)
    if (from === to)
      return [{ document, path: ['to'], message: 'Dit adres verwijst naar zichzelf. Kies een ander doel.' }]
    if (!sources.has(to)) return []
    const message = `„${document.to}” verwijst zelf ook door. Verwijs meteen naar het laatste adres.`
    return [{ document, path: ['to'], message }]
  })
}

/**
 * One form for the ways to write the same address: without what follows `?` or `#`, without the last slash, decoded, and in small
 * letters, because some web servers do not tell them from capitals.
 */
function plainPath(address: string): string {
  const path = decoded(address.split(/[?#]/, 1)[0] ?? '')
  return path.normalize('NFC').toLowerCase().replace(/\/+$/, '') || '/'
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
