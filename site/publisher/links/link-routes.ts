/** `/publish/links`: GET tells of the published documents' broken outward links, POST of those that an editor is writing. */
import { formatPath, isExternalHref, linksIn, titleOf, type AnyDocument } from '@programme/content-schemas'
import { isRecord } from '../../../shared/is-record.ts'
import type { LinkStatuses } from './link-statuses.ts'

/** Links that one request may ask about. */
const MOST_LINKS = 200
/** Bytes. */
const LARGEST_BODY = 256 * 1024
const NO_STORE = { 'Cache-Control': 'no-store' }

/** @param documents what is published */
export async function answerLinks(
  request: Request,
  book: LinkStatuses,
  documents: () => Iterable<AnyDocument>,
): Promise<Response> {
  if (request.method === 'GET') return Response.json(publishedLinks(book, documents()), { headers: NO_STORE })
  // A page of another site can send text, but not JSON, without being asked about it first.
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '') || !isFromHere(request))
    return Response.json({ message: 'Links are checked for the Studio only.' }, { status: 403 })
  const hrefs = hrefsIn(await request.text())
  if (!hrefs)
    return Response.json({ message: `Send {"links": [at most ${MOST_LINKS} addresses]}.` }, { status: 400 })
  const links = hrefs.map((href) => ({ href, ...(book.look(href) ?? { state: 'busy' }) }))
  return Response.json({ links }, { headers: NO_STORE })
}

function publishedLinks(book: LinkStatuses, documents: Iterable<AnyDocument>) {
  const broken = []
  for (const document of documents) {
    for (const { href, path } of linksIn(document)) {
      if (!isExternalHref(href)) continue
      const verdict = book.look(href)
      if (verdict?.state !== 'broken') continue
      const { _id: documentId, _type: documentType } = document
      const { reason } = verdict
      broken.push({
        documentId,
        documentType,
        documentTitle: titleOf(document),
        path: formatPath(path),
        href,
        reason,
      })
    }
  }
  return { broken, waiting: book.waiting() }
}

function isFromHere({ headers }: Request): boolean {
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin'
}

/** @returns undefined for a body that is not what is asked for */
function hrefsIn(body: string): string[] | undefined {
  if (body.length > LARGEST_BODY) return undefined
  try {
    const value: unknown = JSON.parse(body)
    const links: unknown[] = isRecord(value) && Array.isArray(value['links']) ? value['links'] : []
    const hrefs = links.filter((link) => typeof link === 'string' && isExternalHref(link))
    return links.length > 0 && links.length <= MOST_LINKS && hrefs.length === links.length
      ? hrefs.map(String)
      : undefined
  } catch {
    return undefined
  }
}
