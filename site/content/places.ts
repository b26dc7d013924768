/** What a document is called on the site, and where its page is. */
import {
  folderOf,
  type AnyDocument,
  type Documents,
  type Language,
  type TypeWithPage,
} from '@programme/content-schemas'

/** Contacts come in two forms: as they are stored, and as far as their consent goes. */
type WithPage = Documents[TypeWithPage]

export interface Place {
  readonly href: string
  readonly title: string
  /** Where it is not Dutch. */
  readonly lang?: Language
}

/** One of the links from the home page down to a page. */
export interface Step {
  readonly label: string
  readonly href: string
}

export function pathOf({ _type, slug }: Pick<WithPage, '_type' | 'slug'>): string {
  return `${folderOf(_type)}${slug.current}/`
}

/** For lists of links. */
export function placeOf(document: WithPage): Place {
  const lang = languageOf(document)
  return { href: pathOf(document), title: titleOf(document), ...(lang === 'nl' ? {} : { lang }) }
}

/** In which language a document is written. */
export function languageOf(document: AnyDocument): Language {
  return ('language' in document ? document.language : undefined) ?? 'nl'
}

/** @returns '' for what visitors never see by a name */
export function titleOf(document: AnyDocument): string {
  if ('title' in document) return document.title
  if ('name' in document) return document.name
  return 'statement' in document ? document.statement : ''
}
