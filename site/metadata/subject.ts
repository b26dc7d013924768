/** What a page is about, told from its address: for everything that is said of pages beside their text. */
import type { AnyDocument, DocumentType } from '@vlaardingen/content-schemas'
import type { ContentReader } from '../content/graph.ts'

export interface Subject {
  /** What kind of page it is, for visitors. */
  readonly kind: string
  readonly title: string
  readonly document: AnyDocument
}

const FOLDERS: Readonly<Record<string, readonly [DocumentType, string]>> = {
  '/projecten/': ['projectPage', 'Project'],
  '/werkgroepen/': ['workingGroup', 'Werkgroep'],
  '/resultaten/': ['result', 'Resultaat'],
  '/agenda/': ['agendaItem', 'Gezamenlijke agenda'],
  '/agenda/bijeenkomsten/': ['event', 'Bijeenkomst'],
  '/nieuws/': ['newsArticle', 'Nieuws'],
  '/contact/': ['contact', 'Contact'],
  '/partijen/': ['party', 'Partij'],
  '/': ['page', ''],
}

/** @param path with its last slash @returns undefined for lists and whatever else has no document of its own */
export function subjectAt(content: ContentReader, path: string): Subject | undefined {
  const [, folder = '', slug = ''] = /^(\/(?:.*\/)?)([^/]+)\/$/.exec(path) ?? []
  const [type, kind] = FOLDERS[folder] ?? []
  if (type === undefined || kind === undefined) return undefined
  const document = content.bySlug(type, slug)
  return document && { kind, title: titleOf(document), document }
}

function titleOf(document: AnyDocument): string {
  if ('title' in document) return document.title
  if ('name' in document) return document.name
  return 'statement' in document ? document.statement : ''
}
