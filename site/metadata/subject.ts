/** What a page is about, told from its address: for everything that is said of pages beside their text. */
import type { AnyDocument, Documents, TypeWithPage } from '@programme/content-schemas'
import type { Thing } from 'schema-dts'
import { documentAt } from '../content/document-at.ts'
import { titleOf } from '../content/places.ts'
import type { ContentReader } from '../content/reader.ts'
import type { Feed } from '../page-types/page-type.ts'
import { pageTypes } from '../page-types/page-types.ts'
import type { PageFacts } from './json-ld-parts.ts'

export interface Subject {
  /** What kind of page it is, for visitors. */
  readonly kind: string
  readonly title: string
  readonly document: AnyDocument
  /** Feeds of its own. */
  readonly feeds: readonly Feed[]
  jsonLd(page: PageFacts): Exclude<Thing, string>
}

/** @param path with its last slash @returns undefined for lists and whatever else has no document of its own */
export function subjectAt(content: ContentReader, path: string): Subject | undefined {
  const document = documentAt(content, path)
  return document && subjectOf(document._type, document)
}

function subjectOf<Type extends TypeWithPage>(type: Type, document: Documents[Type]): Subject {
  const { kind, feeds, jsonLd } = pageTypes[type]
  return {
    kind,
    title: titleOf(document),
    document,
    feeds: feeds?.(document) ?? [],
    jsonLd: (page) => jsonLd(document, page),
  }
}
