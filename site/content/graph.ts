/** The content graph: all published documents, valid, related both ways, with a record of what each page reads. */
import {
  checkCollection,
  isDocumentType,
  parseDocument,
  referencesIn,
  visibleContact,
  type AnyDocument,
  type Contact,
  type Documents,
  type DocumentType,
  type Problem,
} from '@vlaardingen/content-schemas'
import { isAsset, type Asset } from './assets.ts'
import { isRecord } from './is-record.ts'

export interface ContentReader {
  readonly today: string
  settings(): Documents['siteSettings']
  list<Type extends DocumentType>(type: Type): Documents[Type][]
  bySlug<Type extends DocumentType>(type: Type, slug: string): Documents[Type] | undefined
  /** The documents that references point to, in their order; what is not there or not of the type is left out. */
  resolve<Type extends DocumentType>(
    type: Type,
    references: readonly { readonly _ref: string }[] | undefined,
  ): Documents[Type][]
  /** Documents of a type that refer to this one. */
  backlinks<Type extends DocumentType>(type: Type, id: string): Documents[Type][]
  /** Contacts as far as their consent goes today. */
  contacts(): Contact[]
  contactsOf(references: readonly { readonly _ref: string }[] | undefined): Contact[]
  asset(id: string): Asset | undefined
  assets(): Asset[]
  /** Everything that the site shows, for what lists it all, such as the sitemap. */
  documents(): readonly AnyDocument[]
  redirects(): Documents['redirect'][]
}

export interface ContentGraph {
  /** What the site shows, as the store gave it. */
  readonly documents: readonly unknown[]
  /** @param onRead gets `doc:<id>` or `list:<type>` for everything that is read */
  reader(onRead?: (key: string) => void): ContentReader
}

/**
 * @param documents everything published, assets too
 * @param options.lastGood what the live release shows: a document that breaks a rule keeps its last good version
 */
export function createGraph(
  documents: readonly unknown[],
  options: { readonly today: string; readonly lastGood: readonly unknown[] },
): { graph: ContentGraph; problems: Problem[] } {
  const assets = new Map(documents.filter(isAsset).map((asset) => [asset._id, asset]))
  const lastGood = new Map(
    options.lastGood.flatMap((value) => (isRecord(value) ? [[value['_id'], value]] : [])),
  )
  const problems: Problem[] = []
  const accepted: AnyDocument[] = []

  for (const value of documents) {
    if (!isRecord(value) || !isDocumentType(value['_type'])) continue
    const parsed = parseDocument(value)
    if (parsed.ok) accepted.push(parsed.document)
    else {
      problems.push(...parsed.problems)
      const earlier = parseDocument(lastGood.get(value['_id']))
      if (earlier.ok) accepted.push(earlier.document)
    }
  }
  const whole = dropBroken(accepted, lastGood, problems)
  return { graph: relate(whole, assets, options.today), problems }
}

/** Replaces or leaves out what breaks a rule across documents, until the rest holds. */
function dropBroken(
  accepted: readonly AnyDocument[],
  lastGood: ReadonlyMap<unknown, unknown>,
  problems: Problem[],
): readonly AnyDocument[] {
  let rest = accepted
  const replaced = new Set<string>()
  for (;;) {
    const found = checkCollection(rest)
    if (found.length === 0) return rest
    problems.push(...found.filter(({ documentId }) => !replaced.has(documentId)))
    const broken = new Set(found.map(({ documentId }) => documentId))
    rest = rest.flatMap((document) => {
      if (!broken.has(document._id)) return [document]
      if (replaced.has(document._id)) return []
      replaced.add(document._id)
      const earlier = parseDocument(lastGood.get(document._id))
      return earlier.ok ? [earlier.document] : []
    })
  }
}

function relate(
  documents: readonly AnyDocument[],
  assets: ReadonlyMap<string, Asset>,
  today: string,
): ContentGraph {
  const ordered = documents.toSorted((a, b) => (a._id < b._id ? -1 : 1))
  const byId = new Map(ordered.map((document) => [document._id, document]))
  const referrers = new Map<string, AnyDocument[]>()
  for (const document of ordered) {
    for (const id of new Set(referencesIn(document).map((reference) => reference.id))) {
      referrers.set(id, [...(referrers.get(id) ?? []), document])
    }
  }

  return {
    documents: [...ordered, ...assets.values()],
    reader(onRead = () => undefined) {
      function list<Type extends DocumentType>(type: Type): Documents[Type][] {
        onRead(`list:${type}`)
        return ordered.filter((document) => isOfType(document, type))
      }
      function read<Type extends DocumentType>(type: Type, id: string): Documents[Type] | undefined {
        onRead(`doc:${id}`)
        const document = byId.get(id)
        return document && isOfType(document, type) ? document : undefined
      }
      function resolve<Type extends DocumentType>(
        type: Type,
        references: readonly { readonly _ref: string }[] = [],
      ) {
        return references.flatMap(({ _ref }) => read(type, _ref) ?? [])
      }
      const visible = (contacts: readonly Contact[]) =>
        contacts.flatMap((contact) => visibleContact(contact, today) ?? [])
      return {
        today,
        settings() {
          const [settings] = list('siteSettings')
          if (!settings)
            throw new Error('De instellingen van de site ontbreken: publiceer „Instellingen” in de Studio.')
          return settings
        },
        list,
        bySlug: (type, slug) =>
          list(type).find((document) => 'slug' in document && document.slug.current === slug),
        resolve,
        backlinks(type, id) {
          onRead(`list:${type}`)
          return (referrers.get(id) ?? []).filter((document) => isOfType(document, type))
        },
        contacts: () => visible(list('contact')),
        contactsOf: (references) => visible(resolve('contact', references)),
        asset(id) {
          onRead(`doc:${id}`)
          return assets.get(id)
        },
        assets: () => [...assets.values()],
        documents() {
          onRead('list:*')
          return ordered
        },
        redirects: () => list('redirect'),
      }
    },
  }
}

function isOfType<Type extends DocumentType>(
  document: AnyDocument,
  type: Type,
): document is Extract<AnyDocument, { _type: Type }> & Documents[Type] {
  return document._type === type
}
