/** Texts that say, invisibly, which field of which document they come from, so that a click on one opens that field. */
import { stegaEncodeSourceMap } from '@sanity/client/stega'
import {
  describeFields,
  documentSchemas,
  isDocumentType,
  type FieldDescription,
} from '@vlaardingen/content-schemas'
import type { ContentReader } from '../../content/graph.ts'
import { isRecord } from '../../content/is-record.ts'

/** Fields whose text the site calculates with instead of showing it. */
const CALCULATED: ReadonlySet<string> = new Set([
  ...['mobile', 'phone', 'email', 'path', 'from', 'to', 'href', 'source', 'registration'],
  // The vCard and its QR code are made of these.
  ...['contact.name', 'contact.role', 'contact.organisation'],
])

/** Values of choices, which the site translates into words. */
const CHOICES = new Set(
  Object.values(documentSchemas).flatMap((schema) => describeFields(schema).flatMap(choicesOf)),
)

/** @param studioUrl where a click leads, without a trailing slash */
export function withStega(reader: ContentReader, studioUrl: string): ContentReader {
  return new Proxy(reader, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property)
      if (typeof value !== 'function') return value
      return (...given: unknown[]): unknown => encoded(Reflect.apply(value, target, given), studioUrl)
    },
  })
}

function encoded(value: unknown, studioUrl: string): unknown {
  if (Array.isArray(value)) return value.map((member: unknown) => encoded(member, studioUrl))
  if (!isRecord(value) || typeof value['_id'] !== 'string') return value
  const type = value['_type']
  if (!isDocumentType(type)) return value
  const sourceMap = {
    documents: [{ _id: value['_id'], _type: type }],
    paths: ['$'],
    mappings: {
      $: { type: 'value' as const, source: { type: 'documentValue' as const, document: 0, path: 0 } },
    },
  }
  return stegaEncodeSourceMap(value, sourceMap, {
    enabled: true,
    studioUrl,
    filter: (leaf) => {
      const name = leaf.sourcePath.findLast((part) => typeof part === 'string')
      if (CHOICES.has(leaf.value) || CALCULATED.has(String(name))) return false
      if (CALCULATED.has(`${type}.${String(name)}`)) return false
      return leaf.filterDefault(leaf)
    },
  })
}

function choicesOf({ studio, fields, member }: FieldDescription): string[] {
  return [
    ...Object.keys(studio.options ?? {}),
    ...[...fields, ...(member ? [member] : [])].flatMap(choicesOf),
  ]
}
