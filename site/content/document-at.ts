/** The document whose page is at an address. */
import { folderOf, typesWithPage, type Documents, type TypeWithPage } from '@programme/content-schemas'
import type { ContentReader } from './reader.ts'

/** @param path with its last slash @returns undefined for lists and whatever else has no document of its own */
export function documentAt(content: ContentReader, path: string): Documents[TypeWithPage] | undefined {
  const [, folder = '', slug = ''] = /^(\/(?:.*\/)?)([^/]+)\/$/.exec(path) ?? []
  const type = typesWithPage.find((one) => folderOf(one) === folder)
  return type && content.bySlug(type, slug)
}
