/** Parses untrusted input: an unknown value becomes a document, or a list of problems that an editor can correct. */
import type { z } from 'zod'
import { isReservedSlug } from './address.ts'
import { documentSchemas, type AnyDocument, type DocumentType } from './document-schemas.ts'
import { dutchError } from './dutch-errors.ts'
import { isRecord } from '../shared/is-record.ts'
import type { PathSegment, Problem } from './problem.ts'
import { fieldTitle } from './field-title.ts'
import { documentRegistry, fieldRegistry } from './studio-registry.ts'
import { unwrap } from './unwrap.ts'

export type ParsedDocument =
  | { readonly ok: true; readonly document: AnyDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export function isDocumentType(type: unknown): type is DocumentType {
  return typeof type === 'string' && Object.hasOwn(documentSchemas, type)
}

export function parseDocument(value: unknown): ParsedDocument {
  const type = isRecord(value) ? value['_type'] : undefined
  if (!isDocumentType(type)) {
    const message = `Het type „${String(type)}” bestaat hier niet. Verwijder dit document.`
    return { ok: false, problems: [problemAt(value, String(type), [], '', message)] }
  }
  const schema: z.ZodType<AnyDocument> = documentSchemas[type]
  const parsed = schema.safeParse(withoutHidden(value, documentSchemas[type]), { error: dutchError })
  const issues = [...(parsed.error?.issues ?? []), ...reservedSlug(type, value)]
  if (parsed.success && issues.length === 0) return { ok: true, document: parsed.data }
  const title = documentRegistry.get(documentSchemas[type])?.title ?? type
  const problems = issues.map((issue) =>
    problemAt(
      value,
      title,
      withKeys(value, issue.path),
      fieldTitle(documentSchemas[type], issue.path),
      issue.message,
    ),
  )
  return { ok: false, problems }
}

/** What no form shows counts for nothing: a field that was filled before its condition changed. */
function withoutHidden(value: unknown, schema: z.ZodObject): unknown {
  if (!isRecord(value)) return value
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => {
      const field = shape[name]
      const condition = field && fieldRegistry.get(unwrap(field))?.visibleWhen
      return !condition || condition.in.some((wanted) => wanted === value[condition.field])
    }),
  )
}

/** Checked here, where the addresses of all types are known. */
function reservedSlug(type: DocumentType, value: unknown) {
  const slug = isRecord(value) && isRecord(value['slug']) ? value['slug']['current'] : undefined
  if (typeof slug !== 'string' || !isReservedSlug(type, slug)) return []
  const message = 'Dit adres gebruikt de site zelf al. Kies een ander adres.'
  return [{ path: ['slug', 'current'], message }]
}

/** How an editor knows a document: its title, name or statement, else its id. */
export function titleOf(value: unknown): string {
  if (!isRecord(value)) return 'onbekend'
  const named = ['title', 'name', 'statement', 'from', '_id'].map((field) => value[field])
  return named.find((text) => typeof text === 'string' && text !== '')?.toString() ?? 'onbekend'
}

export function problemAt(
  value: unknown,
  documentType: string,
  path: readonly PathSegment[],
  field: string,
  message: string,
): Problem {
  const documentId = isRecord(value) && typeof value['_id'] === 'string' ? value['_id'] : ''
  return { documentId, documentType, documentTitle: titleOf(value), path, field, message }
}

/** Array positions become keys where the member has one, because the Studio finds members by key. */
function withKeys(value: unknown, path: readonly PropertyKey[]): PathSegment[] {
  let here = value
  return path.map((part) => {
    const inArray = Array.isArray(here)
    here = inArray || isRecord(here) ? Reflect.get(Object(here), part) : undefined
    if (typeof part !== 'number') return String(part)
    return inArray && isRecord(here) && typeof here['_key'] === 'string' ? { _key: here['_key'] } : part
  })
}
