/** What a page is about, told from its address: for everything that is said of pages beside their text. */
import { PAGE_FOLDERS, type AnyDocument } from '@programme/content-schemas'
import type { ContentReader } from '../content/graph.ts'
import { pageTypes, titleOf } from '../content/places.ts'

export interface Subject {
  /** What kind of page it is, for visitors. */
  readonly kind: string
  readonly title: string
  readonly document: AnyDocument
}

/** What visitors call each type of page. */
const KINDS = {
  projectPage: 'Project',
  workingGroup: 'Werkgroep',
  result: 'Resultaat',
  agendaItem: 'Gezamenlijke agenda',
  event: 'Bijeenkomst',
  newsArticle: 'Nieuws',
  contact: 'Contact',
  party: 'Partij',
  page: '',
} as const

/** @param path with its last slash @returns undefined for lists and whatever else has no document of its own */
export function subjectAt(content: ContentReader, path: string): Subject | undefined {
  const [, folder = '', slug = ''] = /^(\/(?:.*\/)?)([^/]+)\/$/.exec(path) ?? []
  const type = pageTypes.find((one) => PAGE_FOLDERS[one] === folder)
  if (type === undefined) return undefined
  const document = content.bySlug(type, slug)
  return document && { kind: KINDS[type], title: titleOf(document), document }
}
