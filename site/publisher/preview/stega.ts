/** Texts that say, invisibly, which field of which document they come from, so that a click on one opens that field. */
import { stegaEncodeSourceMap } from '@sanity/client/stega'
import {
  describeFields,
  documentSchemas,
  isDocumentType,
  type FieldDescription,
} from '@programme/content-schemas'
import type { ContentReader } from '../../content/graph.ts'
import { isRecord } from '../../../shared/is-record.ts'

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
export function stega(studioUrl: string): (reader: ContentReader) => ContentReader {
  /** Of a field's value; the graph makes a new one where it changes. */
  const known = new WeakMap<object, unknown>()

  function encodedField(document: SourceDocument, field: string, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return encode(document, field, value, studioUrl)
    const encoded = known.get(value) ?? encode(document, field, value, studioUrl)
    known.set(value, encoded)
    return encoded
  }

  function encoded(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((member: unknown) => encoded(member))
    if (!isRecord(value) || !isDocumentType(value['_type'])) return value
    const source = { _id: String(value['_id']), _type: value['_type'] }
    return new Proxy(value, {
      get(document, field): unknown {
        if (typeof field !== 'string') return Reflect.get(document, field)
        return encodedField(source, field, document[field])
      },
    })
  }

  return (reader) =>
    new Proxy(reader, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property)
        if (typeof value !== 'function') return value
        return (...given: unknown[]): unknown => encoded(Reflect.apply(value, target, given))
      },
    })
}

interface SourceDocument {
  readonly _id: string
  readonly _type: string
}

function encode(document: SourceDocument, field: string, value: unknown, studioUrl: string): unknown {
  const sourceMap = {
    documents: [{ ...document }],
    paths: [`$['${field}']`],
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
      if (CALCULATED.has(`${document._type}.${String(name)}`)) return false
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
