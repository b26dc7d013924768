/** The pages that visitors and search engines look for, as paths, with the day of their last change. */
import {
  fixedPages,
  folderOf,
  isDocumentType,
  typesWithPage,
  type AnyDocument,
} from '@programme/content-schemas'
import { pathOf } from './places.ts'
import type { ContentReader } from './reader.ts'

export interface Address {
  readonly path: string
  /** ISO 8601; undefined where the store does not say. */
  readonly changed: string | undefined
}

export function addressesOf(content: ContentReader): Address[] {
  const fixed = [...fixedPages].flatMap(([type, path]) => (isDocumentType(type) ? [{ path, type }] : []))
  const overviews = typesWithPage.map((type) => ({ path: folderOf(type), type }))
  // The folder of free pages is the home page, which belongs to the settings.
  const shared = new Map([...overviews, ...fixed].map(({ path, type }) => [path, type]))
  const lists = [...shared].map(([path, type]) => ({ path, changed: latest(content.list(type)) }))
  const pages = typesWithPage.flatMap((type) =>
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
