/** Where on the site a document has its page, and which addresses are the site's own. */
import { documentSchemas, type AnyDocument, type DocumentType } from './document-schemas.ts'
import { isRecord } from '../shared/is-record.ts'
import { documentRegistry } from './studio-registry.ts'

/** The types of which every document has a page: those with a slug. */
export type TypeWithPage = Extract<AnyDocument, { readonly slug: unknown }>['_type']

const folders = new Map<string, string>()
const fixed = new Map<string, string>()
for (const [type, schema] of Object.entries(documentSchemas)) {
  const page = documentRegistry.get(schema)?.page
  if (page === undefined) continue
  if ('folder' in page) folders.set(type, page.folder)
  else fixed.set(type, page.path)
}

/** In the order of the schemas. */
export const typesWithPage: readonly TypeWithPage[] = Object.values(documentSchemas)
  .map(({ shape }) => shape._type.value)
  .filter(isTypeWithPage)

export function isTypeWithPage(type: DocumentType): type is TypeWithPage {
  return folders.has(type)
}

/** The folder that the slugs of a type stand in, `/projecten/`. */
export function folderOf(type: TypeWithPage): string {
  const folder = folders.get(type)
  if (folder === undefined) throw new TypeError(`Documents of type "${type}" have no page.`)
  return folder
}

/** The types that have one document with one page, and its path. */
export const fixedPages: ReadonlyMap<string, string> = fixed

/**
 * The path of a document's own page, from the root and with a slash at its end.
 * @param document one of the store's, valid or not
 * @returns undefined for what has no page of its own
 */
export function addressOf(document: unknown): string | undefined {
  if (!isRecord(document) || typeof document['_type'] !== 'string') return undefined
  const folder = folders.get(document['_type'])
  if (folder === undefined) return fixed.get(document['_type'])
  const slug = isRecord(document['slug']) ? document['slug']['current'] : undefined
  return typeof slug === 'string' && slug !== '' ? `${folder}${slug}/` : undefined
}

/** Pages that the site has whatever is published. */
const ALWAYS: ReadonlySet<string> = new Set([
  ...folders.values(),
  ...fixed.values(),
  '/contact/bericht/',
  '/contact/verzonden/',
  '/zoeken/',
])

/** The number of a list's page stands below this name. */
const PAGING = 'pagina'

/** What else the site serves from the root. */
const SITE_FOLDERS = ['/404/', '/media/', '/bestanden/', '/pagefind/', '/og/']

const reserved: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...folders.values()].map((folder) => [
    folder,
    new Set([
      PAGING,
      ...[...ALWAYS, ...SITE_FOLDERS]
        .filter((path) => path.startsWith(folder) && path !== folder)
        .map((path) => path.slice(folder.length).split('/', 1)[0] ?? ''),
    ]),
  ]),
)

/** Whether the site itself uses the address that a document of this type with this slug would have. */
export function isReservedSlug(type: DocumentType, slug: string): boolean {
  return reserved.get(folders.get(type) ?? '')?.has(slug) ?? false
}

/**
 * What an address of this site stands for.
 * @param path from the root; what follows `?` or `#` and a missing last slash do not matter
 * @returns `always` for a page that is there whatever is published, the document that has its page there,
 * or `unknown` for a file, a page of a list and whatever else an editor cannot know
 */
export function resolvePath(
  path: string,
): 'always' | 'unknown' | { readonly type: TypeWithPage; readonly slug: string } {
  const plain = normalizePath(path)
  if (ALWAYS.has(plain)) return 'always'
  const [, folder = '', slug = ''] = /^(\/|\/.+\/)([^/]+)\/$/.exec(plain) ?? []
  const type = typesWithPage.find((name) => folders.get(name) === folder)
  return type === undefined || slug.includes('.') || slug === PAGING ? 'unknown' : { type, slug }
}

/** A site's address in one form: with its last slash, without what follows `?` or `#`. */
export function normalizePath(path: string): string {
  const plain = path.split(/[?#]/, 1)[0] ?? ''
  return plain.endsWith('/') || /\.\w+$/.test(plain) ? plain : `${plain}/`
}
