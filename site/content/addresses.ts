/** The pages that visitors and search engines look for, as paths, with the day of their last change. */
import type { AnyDocument, DocumentType } from '@vlaardingen/content-schemas'
import type { ContentReader } from './graph.ts'

export interface Address {
  readonly path: string
  /** ISO 8601; undefined where the store does not say. */
  readonly changed: string | undefined
}

const LISTS: Readonly<Record<string, DocumentType>> = {
  '/': 'siteSettings',
  '/projecten/': 'projectPage',
  '/werkgroepen/': 'workingGroup',
  '/resultaten/': 'result',
  '/agenda/': 'agendaItem',
  '/nieuws/': 'newsArticle',
  '/agenda/bijeenkomsten/': 'event',
  '/partijen/': 'party',
  '/contact/': 'contact',
  '/toegankelijkheid/': 'accessibilityStatement',
}
const FOLDERS = {
  '/projecten/': 'projectPage',
  '/werkgroepen/': 'workingGroup',
  '/resultaten/': 'result',
  '/agenda/': 'agendaItem',
  '/agenda/bijeenkomsten/': 'event',
  '/nieuws/': 'newsArticle',
  '/contact/': 'contact',
  '/partijen/': 'party',
  '/': 'page',
} as const

export function addressesOf(content: ContentReader): Address[] {
  const lists = Object.entries(LISTS).map(([path, type]) => ({ path, changed: latest(content.list(type)) }))
  const pages = Object.entries(FOLDERS).flatMap(([folder, type]) =>
    content
      .list(type)
      .map(({ slug, _updatedAt }) => ({ path: `${folder}${slug.current}/`, changed: _updatedAt })),
  )
  return [...lists, ...pages]
}

function latest(documents: readonly AnyDocument[]): string | undefined {
  return documents
    .flatMap(({ _updatedAt }) => _updatedAt ?? [])
    .toSorted()
    .at(-1)
}
