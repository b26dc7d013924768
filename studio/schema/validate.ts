/** The Studio's validation is the schemas' own: errors block publishing, warnings do not. */
import {
  checkInContext,
  warningsFor,
  isDocumentType,
  parseDocument,
  type Problem,
} from '@programme/content-schemas'
import type { CustomValidator, ValidationError } from 'sanity'
import { contextOf } from './validation-context.ts'

/** Errors: the rules of one document, then, where it keeps those, the rules across documents and of links to other pages. */
export const validationErrors: CustomValidator = async (value, context) => {
  const parsed = parseDocument(withoutDraft(value))
  if (!parsed.ok) return parsed.problems.map(toError)
  const { errors } = await checkInContext(contextOf(context.getClient), parsed.document)
  return errors.length === 0 ? true : errors.map(toError)
}

/** Warnings: a document may be published with them. */
export const validationWarnings: CustomValidator = async (value, context) => {
  const parsed = parseDocument(withoutDraft(value))
  if (!parsed.ok) return true
  const { warnings } = await checkInContext(contextOf(context.getClient), parsed.document)
  const all = [...warningsFor(parsed.document), ...warnings]
  return all.length === 0 ? true : all.map(toError)
}

function toError({ message, path }: Problem): ValidationError {
  return { message, path: path.map((part) => (typeof part === 'object' ? { ...part } : part)) }
}

/** A draft is validated as what it becomes when it is published. */
function withoutDraft(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('_type' in value) || !isDocumentType(value._type))
    return value
  const id = '_id' in value && typeof value._id === 'string' ? value._id : 'new'
  return { ...value, _id: id.replace(/^drafts\./, '').replace(/^versions\.[^.]+\./, '') }
}
