/** The links inside a document: where they stand and where they lead. */
import { z } from 'zod'
import { documentSchemas } from '../document-schemas.ts'
import { isRecord } from '../../shared/is-record.ts'
import { isDocumentType } from '../parse-document.ts'
import type { PathSegment } from '../problem.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { unwrap } from '../unwrap.ts'

export interface FoundLink {
  readonly path: readonly PathSegment[]
  readonly href: string
}

/** True for a link that leads to another website. */
export function isExternalHref(href: string): boolean {
  return /^https?:\/\//i.test(href) && URL.canParse(href)
}

/** Every link in the texts and fields of a document, valid or not, in the order of its fields. */
export function linksIn(document: unknown): readonly FoundLink[] {
  if (!isRecord(document) || !isDocumentType(document['_type'])) return []
  const known = foundBefore.get(document) ?? [...walk(document, documentSchemas[document['_type']], [])]
  foundBefore.set(document, known)
  return known
}

const foundBefore = new WeakMap<object, readonly FoundLink[]>()

function* walk(value: unknown, schema: z.core.$ZodType, path: readonly PathSegment[]): Generator<FoundLink> {
  const inner = unwrap(schema)
  if (typeof value === 'string') {
    if (fieldRegistry.get(inner)?.link === true) yield { path, href: value }
  } else if (Array.isArray(value)) {
    if (!(inner instanceof z.ZodArray)) return
    const members: readonly unknown[] = value
    for (const [index, member] of members.entries()) {
      const key = isRecord(member) && typeof member['_key'] === 'string' ? { _key: member['_key'] } : index
      yield* walk(member, inner.element, [...path, key])
    }
  } else if (isRecord(value)) {
    const shape = shapeFor(value, inner)
    for (const [name, member] of Object.entries(value)) {
      const field = shape[name]
      if (field) yield* walk(member, field, [...path, name])
    }
  }
}

function shapeFor(
  value: Readonly<Record<string, unknown>>,
  schema: z.core.$ZodType,
): Readonly<Record<string, z.core.$ZodType>> {
  if (schema instanceof z.ZodObject) return schema.shape
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return {}
  for (const option of schema.options) {
    if (!(option instanceof z.ZodObject)) continue
    const shape: Readonly<Record<string, z.core.$ZodType>> = option.shape
    const type = shape['_type']
    if (type instanceof z.ZodLiteral && type.value === value['_type']) return shape
  }
  return {}
}
