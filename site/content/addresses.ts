/** The pages that visitors and search engines look for, as paths, with the moment of their last change. */
import { fixedPages, folderOf, isDocumentType, typesWithPage } from '@programme/content-schemas'
import { pathOf } from './places.ts'
import type { ContentReader } from './reader.ts'

export interface Address {
  readonly path: string
  /** ISO 8601; undefined where the content does not say, as for a list, which a deletion changes too. */
  readonly changed: string | undefined
}

export function addressesOf(content: ContentReader): Address[] {
  const fixed = [...fixedPages].flatMap(([type, path]) => (isDocumentType(type) ? [path] : []))
  // The folder of free pages is the home page, which belongs to the settings.
  const lists = new Set([...typesWithPage.map(folderOf), ...fixed])
  const pages = typesWithPage.flatMap((type) =>
    content.listWhole(type).map((document) => ({ path: pathOf(document), changed: document._updatedAt })),
  )
  return [...[...lists].map((path) => ({ path, changed: undefined })), ...pages]
}
