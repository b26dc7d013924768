/** Where on the site a document has its page. */
import { isRecord } from './is-record.ts'

/** For each type of which every document has a page: the folder that the slug stands in. */
export const PAGE_FOLDERS = {
  projectPage: '/projecten/',
  workingGroup: '/werkgroepen/',
  result: '/resultaten/',
  agendaItem: '/agenda/',
  event: '/agenda/bijeenkomsten/',
  newsArticle: '/nieuws/',
  contact: '/contact/',
  party: '/partijen/',
  page: '/',
} as const

const folders: Readonly<Record<string, string>> = PAGE_FOLDERS
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
  const folder = folders[document['_type']]
  if (folder === undefined) return FIXED[document['_type']]
  const slug = isRecord(document['slug']) ? document['slug']['current'] : undefined
  return typeof slug === 'string' && slug !== '' ? `${folder}${slug}/` : undefined
}

/** Pages that the site has whatever is published. */
const ALWAYS: ReadonlySet<string> = new Set([
  ...Object.values(folders),
  ...Object.values(FIXED),
  '/contact/bericht/',
  '/contact/verzonden/',
  '/zoeken/',
])

/**
 * What an address of this site stands for.
 * @param path from the root; what follows `?` or `#` and a missing last slash do not matter
 * @returns `always` for a page that is there whatever is published, the document that has its page there,
 * or `unknown` for a file, a page of a list and whatever else an editor cannot judge
 */
export function placeAt(
  path: string,
): 'always' | 'unknown' | { readonly type: string; readonly slug: string } {
  const plain = pathOnly(path)
  if (ALWAYS.has(plain)) return 'always'
  const [, folder = '', slug = ''] = /^(\/|\/.+\/)([^/]+)\/$/.exec(plain) ?? []
  const type = Object.keys(folders).find((name) => folders[name] === folder)
  return type === undefined || slug.includes('.') || slug === 'pagina' ? 'unknown' : { type, slug }
}

/** A site's address in one form: with its last slash, without what follows `?` or `#`. */
export function pathOnly(path: string): string {
  const plain = path.split(/[?#]/, 1)[0] ?? ''
  return plain.endsWith('/') || /\.\w+$/.test(plain) ? plain : `${plain}/`
}
