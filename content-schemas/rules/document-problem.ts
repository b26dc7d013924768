/** A problem at a place in a valid document, named as the Studio names it. */
import { documentSchemas, type AnyDocument, type DocumentType } from '../document-schemas.ts'
import { fieldTitle } from '../field-title.ts'
import { isRecord } from '../../shared/is-record.ts'
import { problemAt } from '../parse-document.ts'
import type { PathSegment, Problem } from '../problem.ts'
import { documentRegistry } from '../studio-registry.ts'

/** The Dutch names along a path in a document, valid or not, such as „Tijdlijn › 2 › Datum”. @param path members of lists by key or by position */
export function fieldNameAt(type: DocumentType, document: unknown, path: readonly PathSegment[]): string {
  return fieldTitle(documentSchemas[type], withPositions(document, path))
}

/** @param path members of lists by key or by position */
export function problemIn(document: AnyDocument, path: readonly PathSegment[], message: string): Problem {
  const schema = documentSchemas[document._type]
  const title = documentRegistry.get(schema)?.title ?? document._type
  return problemAt(document, title, path, fieldNameAt(document._type, document, path), message)
}

/** The path with positions in the place of keys. */
function withPositions(value: unknown, path: readonly PathSegment[]): (string | number)[] {
  let here = value
  return path.map((part) => {
    const members: readonly unknown[] = Array.isArray(here) ? here : []
    const step =
      typeof part === 'object'
        ? members.findIndex((member) => isRecord(member) && member['_key'] === part._key)
        : part
    here = typeof step === 'number' ? members[step] : isRecord(here) ? here[step] : undefined
    return step
  })
}
