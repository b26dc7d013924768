/** Where on the site a document has its page. */
import { isRecord } from './is-record.ts'

const FOLDERS: Readonly<Record<string, string>> = {
  projectPage: '/projecten/',
  workingGroup: '/werkgroepen/',
  result: '/resultaten/',
  agendaItem: '/agenda/',
  event: '/agenda/bijeenkomsten/',
  newsArticle: '/nieuws/',
  contact: '/contact/',
  page: '/',
}
const FIXED: Readonly<Record<string, string>> = {
  siteSettings: '/',
  accessibilityStatement: '/toegankelijkheid/',
}

/**
 * The path of a document's own page, from the root and with a slash at its end.
 * @param document one of the store's, valid or not
 * @returns undefined for what has no page of its own
 */
export function addressOf(document: unknown): string | undefined {
  if (!isRecord(document) || typeof document['_type'] !== 'string') return undefined
  const folder = FOLDERS[document['_type']]
  if (folder === undefined) return FIXED[document['_type']]
  const slug = isRecord(document['slug']) ? document['slug']['current'] : undefined
  return typeof slug === 'string' && slug !== '' ? `${folder}${slug}/` : undefined
}
