/** The same document in each of its languages, for search engines to offer the right one. */
import { isTranslatable, type AnyDocument, type Language } from '@programme/content-schemas'
import type { ContentReader } from '../content/graph.ts'
import { languageOf, pathOf } from '../content/places.ts'

interface Translation {
  readonly language: Language
  readonly path: string
}

/** @returns all of them with the document itself; none where there is one language only */
export function translationsOf(content: ContentReader, document: AnyDocument | undefined): Translation[] {
  if (!document || !isTranslatable(document)) return []
  const { _type, _id, translationOf } = document
  const original = translationOf?._ref ?? _id
  const all = [
    ...content.resolve(_type, [{ _ref: original }]),
    ...content.backlinks(_type, original).filter((other) => other.translationOf?._ref === original),
  ]
  return all.length < 2 ? [] : all.map((one) => ({ language: languageOf(one), path: pathOf(one) }))
}
