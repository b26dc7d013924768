/** One error or warning about a document that is to be published. */
import { fieldNameAt, isDocumentType, type PathSegment } from '@programme/content-schemas'
import type { Path, ValidationMarker } from 'sanity'

export interface Finding {
  /** An error blocks publishing, a warning does not. */
  readonly level: 'error' | 'warning'
  /** What is wrong and what to do, in Dutch. */
  readonly message: string
  /** The field in the editor's words; empty where it is about the whole document. */
  readonly field: string
  readonly path: Path
}

export function toFinding(marker: ValidationMarker, document: { readonly _type: string }): Finding {
  const level = marker.level === 'error' ? 'error' : 'warning'
  return { level, message: marker.message, field: fieldAt(document, marker.path), path: marker.path }
}

export function fieldAt(document: { readonly _type: string }, path: Path): string {
  const { _type } = document
  if (!isDocumentType(_type)) return ''
  return fieldNameAt(_type, document, path.flatMap(asSegment))
}

/** Ranges, the fourth kind of step, occur in no marker. */
function asSegment(part: Path[number]): PathSegment[] {
  return Array.isArray(part) ? [] : [typeof part === 'object' ? { _key: part._key } : part]
}
