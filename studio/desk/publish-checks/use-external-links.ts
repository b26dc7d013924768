/** The external links of a document that do not work, looked up by the server while the editor writes. */
import { isExternalHref, linksIn } from '@programme/content-schemas'
import { useCallback, useSyncExternalStore } from 'react'
import type { SanityDocument } from 'sanity'
import { fieldAt, type Finding } from './finding.ts'
import { linkChecks, type LinkCheck } from './link-checks.ts'

/** Links of one document that are looked at. */
const MOST_LINKS = 100

export function useExternalLinks(document: SanityDocument | null): readonly Finding[] {
  const links = linksIn(document).filter(({ href }) => isExternalHref(href))
  const key = JSON.stringify([...new Set(links.map(({ href }) => href))].slice(0, MOST_LINKS))
  const checks = useLinkChecks(key)

  if (!document) return []
  return links.flatMap(({ href, path }): Finding[] => {
    const check = checks.get(href)
    if (check?.state !== 'broken') return []
    const place = path.map((part) => (typeof part === 'object' ? { ...part } : part))
    return [
      {
        level: 'warning',
        message: `${href}: ${check.reason}`,
        field: fieldAt(document, place),
        path: place,
      },
    ]
  })
}

/** @param key the addresses as JSON, the same text for the same addresses */
function useLinkChecks(key: string): ReadonlyMap<string, LinkCheck> {
  const subscribe = useCallback(
    (listener: () => void) => {
      const hrefs: unknown = JSON.parse(key)
      return linkChecks.subscribe(Array.isArray(hrefs) ? hrefs.map(String) : [], listener)
    },
    [key],
  )
  return useSyncExternalStore(subscribe, linkChecks.current)
}
