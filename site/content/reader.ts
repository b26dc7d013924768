/** What a page reads the content through: typed, resolved, only what visitors may see, and recorded. */
import {
  timeZoneOf,
  type AnyDocument,
  type Contact,
  type Documents,
  type DocumentType,
  type ImageValue,
} from '@programme/content-schemas'
import type { Asset } from './assets.ts'
import { keys } from './keys.ts'
import { imagesIn, variantsOf, type Variant } from './media.ts'
import { isOfType, type ShownDocuments } from './shown.ts'
import { tracker } from './track.ts'

type References = readonly { readonly _ref: string }[] | undefined

/** Works out a value from many documents. */
export type Compute = (content: ContentReader) => unknown

/** Contacts appear, however they are read, only as far as their consent goes today. */
export interface ContentReader {
  /** YYYY-MM-DD in the programme's time zone. */
  readonly today: string
  /** Of the settings. */
  readonly timeZone: string
  settings(): Documents['siteSettings']
  /** In the order of their ids. */
  list<Type extends DocumentType>(type: Type): Documents[Type][]
  /** As {@link list}, recorded as a whole and not by field: for what reads a little of every document. */
  listWhole<Type extends DocumentType>(type: Type): readonly Documents[Type][]
  bySlug<Type extends DocumentType>(type: Type, slug: string): Documents[Type] | undefined
  /** The documents that references point to, in their order; what is not there or not of the type is left out. */
  resolve<Type extends DocumentType>(type: Type, references: References): Documents[Type][]
  /** Documents of a type that refer to this one. */
  backlinks<Type extends DocumentType>(type: Type, id: string): Documents[Type][]
  contacts(): Contact[]
  contactsOf(references: References): Contact[]
  asset(id: string): Asset | undefined
  assets(): Asset[]
  /** The picture that belongs at this path of the site. */
  picture(path: string): { readonly image: ImageValue; readonly variant: Variant } | undefined
  /** Everything that the site shows, for what lists it all, such as the sitemap. */
  documents(): readonly AnyDocument[]
  redirects(): Documents['redirect'][]
  /** For site/content/derive.ts: the value of this name, worked out where it is not known. */
  derived(key: string, compute: Compute): unknown
}

/** @param onRead gets a key of {@link keys} for everything that is read; without it nothing is recorded */
export function createReader(options: {
  readonly shown: ShownDocuments
  readonly assets: ReadonlyMap<string, Asset>
  readonly today: string
  readonly derived: (key: string, compute: Compute) => unknown
  readonly onRead: ((key: string) => void) | undefined
}): ContentReader {
  const { shown, assets, today } = options
  const onRead = options.onRead ?? (() => undefined)
  const track = options.onRead
    ? tracker(options.onRead)
    : <Document extends AnyDocument>(document: Document): Document => document

  function list<Type extends DocumentType>(type: Type): Documents[Type][] {
    onRead(keys.list(type))
    return shown.list(type).map(track)
  }

  function resolve<Type extends DocumentType>(type: Type, references: References = []): Documents[Type][] {
    return references.flatMap(({ _ref }) => {
      onRead(keys.document(_ref))
      const document = shown.get(_ref)
      return document && isOfType(document, type) ? [track(document)] : []
    })
  }

  return {
    get today() {
      onRead(keys.today)
      return today
    },
    get timeZone() {
      return timeZoneOf(list('siteSettings')[0])
    },
    settings() {
      const [settings] = list('siteSettings')
      if (!settings)
        throw new Error('De instellingen van de site ontbreken: publiceer „Instellingen” in de Studio.')
      return settings
    },
    list,
    listWhole(type) {
      onRead(keys.list(type))
      onRead(keys.wholeOfAll(type))
      return shown.list(type)
    },
    bySlug(type, slug) {
      onRead(keys.slug(type, slug))
      const document = shown.bySlug(type, slug)
      return document && isOfType(document, type) ? track(document) : undefined
    },
    resolve,
    backlinks(type, id) {
      onRead(keys.backlinks(type, id))
      return shown
        .referrers(id)
        .filter((document) => isOfType(document, type))
        .map(track)
    },
    contacts: () => list('contact'),
    contactsOf: (references) => resolve('contact', references),
    asset(id) {
      onRead(keys.asset(id))
      return assets.get(id)
    },
    assets() {
      onRead(keys.assets)
      return [...assets.values()]
    },
    picture(path) {
      onRead(keys.picture(path))
      const document = shown.withPicture(path)
      for (const image of imagesIn(document)) {
        const variant = variantsOf(image).find((candidate) => candidate.path === path)
        if (variant) return { image, variant }
      }
      return undefined
    },
    documents() {
      onRead(keys.everything)
      return shown.all().map((document) => track(document))
    },
    redirects: () => list('redirect'),
    derived(key, compute) {
      onRead(keys.derived(key))
      return options.derived(key, compute)
    },
  }
}
