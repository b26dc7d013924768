/** The pages of the site as search records, from the same documents that the pages show. */
import {
  ACCESSIBILITY_STATUS,
  typesWithPage,
  type AnyDocument,
  type Documents,
  type TypeWithPage,
} from '@programme/content-schemas'
import { overviewPages } from '../../content/overview-pages.ts'
import { GAUGE_EXPLANATION, type Overview } from '../../content/overviews.ts'
import { pathOf, titleOf } from '../../content/places.ts'
import type { ContentReader } from '../../content/reader.ts'
import { fileName } from '../../content/routes.ts'
import { yearsOf } from '../../page-types/parts.ts'
import { pageTypes } from '../../page-types/page-types.ts'
import { join, plainText } from './plain-text.ts'
import type { SearchRecord } from './record.ts'

/** Is told of a document of which no record can be made, and why. */
export type OnFailure = (document: AnyDocument, error: unknown) => void

/** Records of all documents of which one can be made. */
export function searchRecords(content: ContentReader, onFailure: OnFailure): SearchRecord[] {
  function each<Document extends AnyDocument>(
    documents: readonly Document[],
    make: (document: Document) => SearchRecord | SearchRecord[],
  ): SearchRecord[] {
    return documents.flatMap((document) => {
      try {
        return make(document)
      } catch (error) {
        onFailure(document, error)
        return []
      }
    })
  }
  return [
    ...each([content.settings()], home),
    ...overviewPages.map(overview),
    ...each(content.list('accessibilityStatement'), statement),
    ...typesWithPage.flatMap((type) =>
      each(content.list(type), (document) => recordOf(content, type, document)),
    ),
    ...each(content.list('download'), file),
  ]
}

function recordOf<Type extends TypeWithPage>(
  content: ContentReader,
  type: Type,
  document: Documents[Type],
): SearchRecord {
  const { kind, search } = pageTypes[type]
  const { kind: soort = kind, filters, ...text } = search(document, content)
  return { url: pathOf(document), title: titleOf(document), ...text, filters: { soort, ...filters } }
}

function home({ vision, intro, footer }: Documents['siteSettings']): SearchRecord {
  return { url: '/', title: vision, summary: intro, text: footer, filters: { soort: 'Pagina' } }
}

function overview({ path, name, description, lead }: Overview): SearchRecord {
  const text = path === '/partijen/' ? join(lead, GAUGE_EXPLANATION) : lead
  return { url: path, title: name, summary: description, text, filters: { soort: 'Overzicht' } }
}

function statement({
  title,
  status,
  body,
  standard,
  complaints,
  deviations = [],
}: Documents['accessibilityStatement']): SearchRecord {
  const text = join(
    `Status ${ACCESSIBILITY_STATUS[status]}.`,
    standard,
    plainText(body),
    complaints,
    ...deviations.flatMap(({ criterion, consequence, plan }) => [criterion, consequence, plan]),
  )
  return { url: '/toegankelijkheid/', title, summary: '', text, filters: { soort: 'Pagina' } }
}

function file({ title, description, date, file: { asset } }: Documents['download']): SearchRecord {
  const name = fileName(asset._ref)
  const extension = name.slice(name.lastIndexOf('.') + 1)
  const summary = join(description, `${extension.toUpperCase()}-bestand`)
  const filters = { soort: 'Download', jaar: yearsOf(date) }
  return { url: `/bestanden/${name}`, title, summary, text: '', filters }
}
