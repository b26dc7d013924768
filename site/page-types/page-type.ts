/** What the site makes of a document type besides its page; the parts of the site that need it read it from page-types.ts. */
import type { Documents, SiteSection, TypeWithPage } from '@programme/content-schemas'
import type { Thing } from 'schema-dts'
import type { Filter } from '../content/list-pages.ts'
import type { Overview } from '../content/overviews.ts'
import type { ContentReader } from '../content/reader.ts'
import type { PageFacts } from '../metadata/json-ld-parts.ts'
import type { SearchRecord } from '../search/index/record.ts'

export interface PageType<Type extends TypeWithPage> {
  /** What visitors call one: above the title of its share picture, and as a filter of search. */
  readonly kind: string
  /** What search finds the page by, besides its title. */
  readonly search: (document: Documents[Type], content: ContentReader) => SearchText
  /** The schema.org thing that the page is about. */
  readonly jsonLd: (document: Documents[Type], page: PageFacts) => Exclude<Thing, string>
  /** What stands beside the page, as endings of its address; each is drawn by `[slug]<ending>.ts` in the folder of the page. */
  readonly files?: (document: Documents[Type]) => readonly `.${string}`[]
  /** Feeds of the page's own, beside those of the whole site. */
  readonly feeds?: (document: Documents[Type]) => readonly Feed[]
  /** Undefined where the overview is a page of its own that lists.ts does not divide into pages. */
  readonly list?: ListOf<Documents[Type]>
}

interface SearchText {
  readonly summary: string
  /** The rest of the page, as plain text. */
  readonly text: string
  readonly filters?: Omit<SearchRecord['filters'], 'soort'>
  /** As in a search record. */
  readonly numbers?: readonly string[]
  readonly mail?: readonly string[]
  /** The kind in search, where it is not that of the share picture. */
  readonly kind?: string
}

export interface Feed {
  readonly href: string
  readonly type: string
  readonly title: string
}

/** What a list says of an item besides its title. */
export interface Row {
  readonly text?: string | undefined
  /** At the side. */
  readonly note?: string | undefined
  /** Of a project: drawn instead of the note. */
  readonly phase?: Documents['projectPage']['phase']
  /** The note is an invitation. */
  readonly open?: boolean
}

/** The overview of a type: its texts, the order of its items, and by what visitors narrow them down. */
interface ListOf<Document> {
  readonly overview: Overview
  /** Who answers for the list. */
  readonly section?: SiteSection
  /** In the order of this key; the last is shown first. */
  readonly orderedBy: (document: Document) => string
  /** Whether the items of one page of the list stand by their names; which page one is on, the key decides. */
  readonly byName?: boolean
  readonly filters?: (content: ContentReader) => readonly Filter<Document>[]
  /** How the list is drawn; undefined where `[...list].astro` in the folder of the type draws it. */
  readonly rows?: {
    readonly row: (document: Document) => Row
    /** Whether the notes are days, which then come first. */
    readonly dated?: boolean
    /** Said instead of an empty list. */
    readonly empty?: string
    /** Above the contacts. */
    readonly question?: string
    readonly more?: readonly { readonly href: string; readonly label: string }[]
  }
}
