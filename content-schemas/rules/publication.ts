/**
 * Checks everything that is published, whichever way: a draft, a release, a scheduled publication, an earlier version. The result is the
 * problems that prevent it, and the changes of redirects that belong in the same transaction.
 */
import { addressOf, normalizePath, resolvePath } from '../address.ts'
import { isRecord } from '../../shared/is-record.ts'
import { isDocumentType, parseDocument, problemAt } from '../parse-document.ts'
import type { Problem } from '../problem.ts'
import { documentSchemas, type Documents } from '../document-schemas.ts'
import { documentRegistry } from '../studio-registry.ts'
import { checkInContext, type DocumentChange, type Fetch } from './in-context.ts'
import { redirectChanges, type PageMove, type RedirectChanges } from './redirect-changes.ts'

export interface PublicationStore {
  readonly fetch: Fetch
  /** The newest published version of a document that may have gone since. */
  readonly lastPublished: (id: string) => Promise<unknown>
  /** Who changed a draft or version last; undefined where the store knows of nobody. */
  readonly lastAuthor: (id: string) => Promise<string | undefined>
}

export interface PublicationChange extends DocumentChange {
  /** The draft or version that is published; undefined where it comes from the history. */
  readonly source?: string
}

export interface PublicationCheck {
  readonly problems: readonly Problem[]
  readonly redirects: RedirectChanges
}

const IS_PUBLISHED = '!(_id in path("drafts.**")) && !(_id in path("versions.**"))'
const QUERY = `{
  "published": *[_id in $ids],
  "redirects": *[_type == "redirect" && ${IS_PUBLISHED}],
  "secondReaderFor": *[_type == "siteSettings" && ${IS_PUBLISHED}][0].secondReaderFor
}`
const PAGES = `*[slug.current in $slugs && ${IS_PUBLISHED}]{ _id, _type, slug }`

/**
 * @param user who publishes; undefined where that is not known, or is the clock
 * @throws where the store does not answer: then nothing is published
 */
export async function checkPublication(
  store: PublicationStore,
  changes: readonly PublicationChange[],
  user?: string,
): Promise<PublicationCheck> {
  const known = changes.filter(
    ({ id, after }) => !id.includes('.') && (!after || isDocumentType(after['_type'])),
  )
  const found = await store.fetch(QUERY, { ids: known.map(({ id }) => id) })
  const answer = isRecord(found) ? found : {}
  const published = new Map(
    recordsIn(answer['published']).map((document) => [String(document['_id']), document]),
  )
  const types = Array.isArray(answer['secondReaderFor']) ? answer['secondReaderFor'].map(String) : []
  const problems = await Promise.all(
    known.map(async (change) => [
      ...(await problemsOf(store.fetch, change, known)),
      ...(await needsSecondReader(store, change, published.get(change.id), types, user)),
    ]),
  )
  const redirects = recordsIn(answer['redirects']).flatMap((value): Documents['redirect'][] => {
    const parsed = parseDocument(value)
    return parsed.ok && parsed.document._type === 'redirect' ? [parsed.document] : []
  })
  const moves = await Promise.all(
    known.map((change) => moveOf(store, change, published.get(change.id), redirects)),
  )
  // Redirects that are published themselves stay as the editor wants them.
  const own = new Set(known.map(({ id }) => id))
  const { put, remove } = redirectChanges(
    redirects.filter(({ _id }) => !own.has(_id)),
    moves,
  )
  return { problems: problems.flat(), redirects: { put: put.filter(({ _id }) => !own.has(_id)), remove } }
}

async function problemsOf(
  fetch: Fetch,
  { id, after }: DocumentChange,
  together: readonly DocumentChange[],
): Promise<readonly Problem[]> {
  if (!after) return []
  const parsed = parseDocument({ ...after, _id: id })
  if (!parsed.ok) return parsed.problems
  return (await checkInContext(fetch, parsed.document, together)).errors
}

async function needsSecondReader(
  { lastAuthor }: PublicationStore,
  { source, after }: PublicationChange,
  published: unknown,
  types: readonly string[],
  user: string | undefined,
): Promise<Problem[]> {
  if (!after || source === undefined || user === undefined) return []
  if (!isSecondReaderRequired([published, after], types)) return []
  const author = await lastAuthor(source)
  if (author !== undefined && author !== user) return []
  const type = after['_type']
  const title =
    (isDocumentType(type) ? documentRegistry.get(documentSchemas[type])?.title : undefined) ?? String(type)
  const message = 'U hebt hier het laatst iets veranderd. Vraag een collega om het te lezen en te publiceren.'
  return [problemAt(after, title, ['secondReader'], 'Tweede lezer', message)]
}

/** @param versions published and next: taking the mark off a draft is no way round it @param types those that the settings name */
export function isSecondReaderRequired(versions: readonly unknown[], types: readonly string[]): boolean {
  return versions.some(
    (version) =>
      isRecord(version) && (version['secondReader'] === true || types.includes(String(version['_type']))),
  )
}

/** A page that was taken off the site and comes back elsewhere has moved too, unless something else took its place. */
async function moveOf(
  { fetch, lastPublished }: PublicationStore,
  { id, after }: DocumentChange,
  published: unknown,
  redirects: readonly Documents['redirect'][],
): Promise<PageMove> {
  const to = addressOf(after)
  if (published !== undefined) return { from: addressOf(published), to }
  const was = to === undefined ? undefined : addressOf(await lastPublished(id))
  const place = was === undefined || was === to ? undefined : resolvePath(was)
  if (was === undefined || typeof place !== 'object') return { from: undefined, to }
  const others = recordsIn(await fetch(PAGES, { slugs: [place.slug] }))
  const isTaken =
    others.some((other) => addressOf(other) === was) ||
    redirects.some((redirect) => normalizePath(redirect.from) === was)
  return { from: isTaken ? undefined : was, to }
}

function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}
