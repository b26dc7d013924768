/** The Studio's validation is the schemas' own: what must be mended before a document can be on the site, and what would make it better. */
import { adviceFor, isDocumentType, parseDocument, type Problem } from '@programme/content-schemas'
import type { CustomValidator, ValidationError } from 'sanity'
import { lookAround } from './look-around.ts'

/** Errors: the rules of one document, then, where it keeps those, the rules across documents and of links to other pages. */
export const mustBeMended: CustomValidator = async (value, context) => {
  const parsed = parseDocument(withoutDraft(value))
  if (!parsed.ok) return parsed.problems.map(toError)
  const { broken } = await lookAround(context.getClient, parsed.document)
  return broken.length === 0 ? true : broken.map(toError)
}

/** Warnings: a document may be published with them. */
export const couldBeBetter: CustomValidator = async (value, context) => {
  const parsed = parseDocument(withoutDraft(value))
  if (!parsed.ok) return true
  const { advice } = await lookAround(context.getClient, parsed.document)
  const all = [...adviceFor(parsed.document), ...advice]
  return all.length === 0 ? true : all.map(toError)
}

function toError({ message, path }: Problem): ValidationError {
  return { message, path: path.map((part) => (typeof part === 'object' ? { ...part } : part)) }
}

/** A draft is judged as what it becomes when it is published. */
function withoutDraft(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('_type' in value) || !isDocumentType(value._type))
    return value
  const id = '_id' in value && typeof value._id === 'string' ? value._id : 'new'
  return { ...value, _id: id.replace(/^drafts\./, '').replace(/^versions\.[^.]+\./, '') }
}
