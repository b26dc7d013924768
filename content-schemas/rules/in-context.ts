/** Checks a document against the rest of the store: its references, its address, its redirects and its links to other pages. */
import { addressOf, normalizePath, resolvePath } from '../address.ts'
import type { AnyDocument } from '../document-schemas.ts'
import { isRecord } from '../../shared/is-record.ts'
import { dateIn, timeZoneOf } from '../time-zone.ts'
import { isDocumentType, parseDocument } from '../parse-document.ts'
import type { Problem } from '../problem.ts'
import { checkCollection } from './collection.ts'
import { problemIn } from './document-problem.ts'
import { checkInternalLinks, linkedAddresses, type InternalLinkProblems } from './internal-links.ts'
import { referencesIn } from './references.ts'
import { skippedTimes } from './skipped-times.ts'
import { visibleContact } from './visible-contact.ts'

/** Asks the store in GROQ, in the raw perspective. */
export type Fetch = (query: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>

/** What one document becomes in a publication: `after` is undefined where it goes from the site. */
export interface DocumentChange {
  /** Of the published document. */
  readonly id: string
  readonly after: Readonly<Record<string, unknown>> | undefined
}

const QUERY = `{
  "referred": *[_id in $ids],
  "rivals": *[_type == $type && _id != $id && (slug.current == $slug || $type == "redirect")],
  "pages": *[slug.current in $slugs]{ _id, _type, slug },
  "redirects": *[_type == "redirect" && from in $paths]{ _id, _type, from, to },
  "settings": *[_type == "siteSettings"]{ _id, _type, timeZone }
}`

/**
 * @param document valid by itself, as it would be published
 * @param together what is published at the same moment, the document itself included
 */
export async function checkInContext(
  fetch: Fetch,
  document: AnyDocument,
  together: readonly DocumentChange[] = [],
): Promise<InternalLinkProblems> {
  const own = document._type === 'redirect' ? document.from : addressOf(document)
  const place = own === undefined ? undefined : resolvePath(own)
  const { slugs, paths } = linkedAddresses(document)
  const parameters = {
    id: document._id,
    type: document._type,
    ids: referencesIn(document).map(({ id }) => id),
    slug: 'slug' in document ? document.slug.current : '',
    slugs: typeof place === 'object' ? [...slugs, place.slug] : slugs,
    paths: own === undefined ? paths : [...paths, normalizePath(own), normalizePath(own).replace(/\/$/, '')],
  }
  const found = await fetch(QUERY, parameters)
  const answer = isRecord(found) ? found : {}
  const all = (name: string) => withChanges(recordsIn(answer[name]), together)
  const referred = all('referred')
  const types = new Map(referred.map(({ _id, _type }) => [String(_id), String(_type)]))
  const typeOf = (id: string) => {
    const type = id === document._id ? document._type : types.get(id)
    return isDocumentType(type) ? type : undefined
  }
  const pages = all('pages').map(({ _id, _type, slug }) => ({
    id: String(_id),
    type: String(_type),
    slug: isRecord(slug) ? String(slug['current']) : '',
  }))
  const redirects = all('redirects')
    .filter(({ _id, _type }) => isPublished(String(_id)) && _type === 'redirect')
    .map(({ _id, from, to }) => ({ id: String(_id), from: String(from), to: String(to) }))
  const rivals = valid(all('rivals')).filter(
    ({ _id, _type }) => _id !== document._id && _type === document._type,
  )
  const across = checkCollection([...rivals, document], typeOf)
  const published = pages.filter(({ id }) => isPublished(id))
  const links = checkInternalLinks(document, {
    published,
    drafts: pages.filter(({ id }) => !isPublished(id)),
    redirects,
  })
  const timeZone = timeZoneOf(
    all('settings').find(({ _id, _type }) => _type === 'siteSettings' && isPublished(String(_id))),
  )
  const isHidden =
    document._type === 'redirect' &&
    (place === 'always' ||
      (typeof place === 'object' &&
        published.some(({ type, slug }) => type === place.type && slug === place.slug)))
  const ending =
    document._type === 'redirect' || own === undefined
      ? undefined
      : redirects.find(({ from }) => normalizePath(from) === normalizePath(own))
  return {
    errors: [
      ...across.filter(({ documentId }) => documentId === document._id),
      ...links.errors,
      ...skippedTimes(document, timeZone),
      ...(isHidden ? [problemIn(document, ['from'], HIDDEN)] : []),
    ],
    warnings: [
      ...hiddenContacts(document, valid(referred), dateIn(timeZone, new Date())),
      ...links.warnings,
      ...(ending ? [problemIn(document, ['slug', 'current'], `${ENDS} „${ending.to}”. ${ENDS_WHEN}`)] : []),
    ],
  }
}

const HIDDEN = 'Op dit adres staat een pagina, dus deze doorverwijzing doet niets. Kies een ander adres.'
const ENDS = 'Op dit adres staat nu een doorverwijzing naar'
const ENDS_WHEN = 'Die vervalt als u dit publiceert.'

/** What will be there: versions of what changes at the same moment count as published. */
function withChanges(
  documents: readonly Record<string, unknown>[],
  together: readonly DocumentChange[],
): Record<string, unknown>[] {
  const changed = new Set(together.map(({ id }) => id))
  return [
    ...documents.filter(({ _id }) => !changed.has(String(_id))),
    ...together.flatMap(({ id, after }) => (after ? [{ ...after, _id: id }] : [])),
  ]
}

/** Contacts whose consent is not given, or has ended, are left out of the page. */
function hiddenContacts(document: AnyDocument, referred: readonly AnyDocument[], today: string): Problem[] {
  return referencesIn(document).flatMap(({ id, path }) => {
    const contact = referred.find(({ _id }) => _id === id)
    if (contact?._type !== 'contact' || visibleContact(contact, today)) return []
    const message = `${contact.name} heeft geen geldige toestemming gegeven, en staat dus niet op de pagina. Vraag toestemming, of kies iemand anders.`
    return [problemIn(document, path, message)]
  })
}

function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function valid(documents: readonly Record<string, unknown>[]): AnyDocument[] {
  return documents.flatMap((value) => {
    if (!isPublished(String(value['_id']))) return []
    const parsed = parseDocument(value)
    return parsed.ok ? [parsed.document] : []
  })
}

/** Drafts and versions have a dot in their id. */
function isPublished(id: string): boolean {
  return !id.includes('.')
}
