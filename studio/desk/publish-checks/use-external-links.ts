/** The external links of a document that do not work, looked up by the server while the editor writes. */
import { isExternalHref, linksIn } from '@programme/content-schemas'
import { useEffect, useState } from 'react'
import type { SanityDocument } from 'sanity'
import { fieldAt, type Finding } from './finding.ts'
import { pollLinkChecks, type LinkCheck } from './link-checks.ts'

/** Links of one document that are looked at. */
const MOST_LINKS = 100

export function useExternalLinks(document: SanityDocument | null): readonly Finding[] {
  const links = linksIn(document).filter(({ href }) => isExternalHref(href))
  const key = JSON.stringify([...new Set(links.map(({ href }) => href))].slice(0, MOST_LINKS))
  const [answers, setAnswers] = useState<readonly LinkCheck[]>([])

  useEffect(() => {
    const hrefs: unknown = JSON.parse(key)
    return pollLinkChecks(Array.isArray(hrefs) ? hrefs.map(String) : [], setAnswers)
  }, [key])

  if (!document) return []
  return links.flatMap(({ href, path }): Finding[] => {
    const answer = answers.find((one) => one.href === href)
    if (answer?.state !== 'broken') return []
    const place = path.map((part) => (typeof part === 'object' ? { ...part } : part))
    return [
      {
        level: 'warning',
        message: `${href}: ${answer.reason}`,
        field: fieldAt(document, place),
        path: place,
      },
    ]
  })
}
