/** The pages that visitors and search engines look for, as paths, with the day of their last change. */
import type { AnyDocument, DocumentType } from '@programme/content-schemas'
import type { ContentReader } from './graph.ts'
import { pageTypes, pathOf } from './places.ts'

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
export function addressesOf(content: ContentReader): Address[] {
  const lists = Object.entries(LISTS).map(([path, type]) => ({ path, changed: latest(content.list(type)) }))
  const pages = pageTypes.flatMap((type) =>
    content.list(type).map((document) => ({ path: pathOf(document), changed: document._updatedAt })),
  )
  return [...lists, ...pages]
}

function latest(documents: readonly AnyDocument[]): string | undefined {
  return documents
    .flatMap(({ _updatedAt }) => _updatedAt ?? [])
    .toSorted()
    .at(-1)
}
