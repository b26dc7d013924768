/** Which types of documents are written in several languages. */
import { documentSchemas, type AnyDocument, type Documents, type DocumentType } from './document-schemas.ts'

type TranslatableType = {
  [Type in DocumentType]: 'translationOf' extends keyof Documents[Type] ? Type : never
}[DocumentType]

const types: ReadonlySet<string> = new Set(
  Object.entries(documentSchemas).flatMap(([type, { shape }]) => ('translationOf' in shape ? [type] : [])),
)

export function isTranslatable(document: AnyDocument): document is Documents[TranslatableType] {
  return types.has(document._type)
}
