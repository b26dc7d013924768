/** The Studio's validation is the schemas' own: one check of the whole document, its problems put at their fields. */
import { isDocumentType, parseDocument, type Problem } from '@vlaardingen/content-schemas'
import type { ValidationError } from 'sanity'

/** @returns true, or the problems with their Dutch messages */
export function validateWithSchemas(value: unknown): true | ValidationError[] {
  const parsed = parseDocument(withoutDraft(value))
  return parsed.ok ? true : parsed.problems.map(toError)
}

function toError({ message, path, field }: Problem): ValidationError {
  return {
    message: field === '' ? message : `${field}: ${message}`,
    path: path.map((part) => (typeof part === 'object' ? { ...part } : part)),
  }
}

/** A draft is judged as what it becomes when it is published. */
function withoutDraft(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('_type' in value) || !isDocumentType(value._type))
    return value
  const id = '_id' in value && typeof value._id === 'string' ? value._id : 'new'
  return { ...value, _id: id.replace(/^drafts\./, '').replace(/^versions\.[^.]+\./, '') }
}
