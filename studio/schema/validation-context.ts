/** Checks a document against the rest of the store: its references, its address and its links to other pages. */
import type { SanityClient } from '@sanity/client'
import {
  linkedAddresses,
  checkCollection,
  checkInternalLinks,
  dateInCity,
  problemIn,
  isDocumentType,
  parseDocument,
  referencesIn,
  visibleContact,
  type AnyDocument,
  type InternalLinkProblems,
  type Problem,
} from '@programme/content-schemas'
import { API_VERSION } from '../api-version.ts'
import { isRecord } from '../../is-record.ts'

/** Milliseconds that a loaded context is used while an editor types. */
const CACHE_TIME = 3_000

const QUERY = `{
  "referred": *[_id in $ids],
  "rivals": *[_type == $type && _id != $id && (slug.current == $slug || $type == "redirect")],
  "pages": *[slug.current in $slugs]{ _id, _type, "slug": slug.current },
  "redirects": *[_type == "redirect" && from in $paths]{ _id, from, to }
}`

interface ValidationContext {
  readonly referred: readonly AnyDocument[]
  readonly types: ReadonlyMap<string, string>
  readonly rivals: readonly AnyDocument[]
  readonly pages: readonly { readonly id: string; readonly type: string; readonly slug: string }[]
  readonly redirects: readonly { readonly from: string; readonly to: string }[]
}

/** @param document valid by itself, as it would be published */
export async function checkInContext(
  getClient: (options: { apiVersion: string }) => SanityClient,
  document: AnyDocument,
): Promise<InternalLinkProblems> {
  const context = await loadValidationContext(getClient({ apiVersion: API_VERSION }), document)
  const typeOf = (id: string) => {
    const type = id === document._id ? document._type : context.types.get(id)
    return isDocumentType(type) ? type : undefined
  }
  const across = checkCollection([...context.rivals, document], typeOf)
  const links = checkInternalLinks(document, {
    published: context.pages.filter(({ id }) => isPublished(id)),
    drafts: context.pages.filter(({ id }) => !isPublished(id)),
    redirects: context.redirects,
  })
  return {
    errors: [...across.filter(({ documentId }) => documentId === document._id), ...links.errors],
    warnings: [...hiddenContacts(document, context.referred), ...links.warnings],
  }
}

/** Contacts whose consent is not given, or has ended, are left out of the page. */
function hiddenContacts(document: AnyDocument, referred: readonly AnyDocument[]): Problem[] {
  const today = dateInCity(new Date())
  return referencesIn(document).flatMap(({ id, path }) => {
    const contact = referred.find(({ _id }) => _id === id)
    if (contact?._type !== 'contact' || visibleContact(contact, today)) return []
    const message = `${contact.name} heeft geen geldige toestemming gegeven, en staat dus niet op de pagina. Vraag toestemming, of kies iemand anders.`
    return [problemIn(document, path, message)]
  })
}

let last:
  { readonly key: string; readonly at: number; readonly answer: Promise<ValidationContext> } | undefined

function loadValidationContext(client: SanityClient, document: AnyDocument): Promise<ValidationContext> {
  const { slugs, paths } = linkedAddresses(document)
  const parameters = {
    id: document._id,
    type: document._type,
    ids: referencesIn(document).map(({ id }) => id),
    slug: 'slug' in document ? document.slug.current : '',
    slugs,
    paths,
  }
  const key = JSON.stringify(parameters)
  if (last?.key === key && Date.now() - last.at < CACHE_TIME) return last.answer
  const answer = client.fetch<unknown>(QUERY, parameters, { perspective: 'raw' }).then(read)
  last = { key, at: Date.now(), answer }
  answer.catch(() => (last = undefined))
  return answer
}

function read(found: unknown): ValidationContext {
  const answer = isRecord(found) ? found : {}
  const referred = recordsIn(answer['referred'])
  return {
    referred: valid(referred),
    types: new Map(referred.map(({ _id, _type }) => [String(_id), String(_type)])),
    rivals: valid(recordsIn(answer['rivals'])),
    pages: recordsIn(answer['pages']).map(({ _id, _type, slug }) => ({
      id: String(_id),
      type: String(_type),
      slug: String(slug),
    })),
    redirects: recordsIn(answer['redirects'])
      .filter(({ _id }) => isPublished(String(_id)))
      .map(({ from, to }) => ({ from: String(from), to: String(to) })),
  }
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
