/** Writes origins as a content source map, the format that stega and visual editing read. */
import type { SourceMapStyle } from '../messages.ts'
import type { Origin, SourceDocument, Step } from './origin.ts'

interface ContentSourceMap {
  readonly documents: SourceDocument[]
  readonly paths: string[]
  readonly mappings: Record<
    string,
    {
      readonly type: 'value'
      readonly source: { readonly type: 'documentValue'; readonly document: number; readonly path: number }
    }
  >
}

/** One mapping for each value that stands in a document as it is; what is inside of it follows from the same mapping. */
export function createSourceMap(origin: Origin | undefined, style: SourceMapStyle): ContentSourceMap {
  const map: ContentSourceMap = { documents: [], paths: [], mappings: {} }
  const documents = new Map<string, number>()
  const paths = new Map<string, number>()

  function place<Item>(places: Map<string, number>, list: Item[], key: string, item: Item): number {
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, list.length)
    return list.push(item) - 1
  }

  function walk(at: string, part: Origin | undefined): void {
    if (!part) return
    if (part.kind === 'source') {
      const path = part.path.map((step) => segment(step, style)).join('')
      map.mappings[`$${at}`] = {
        type: 'value',
        source: {
          type: 'documentValue',
          document: place(documents, map.documents, part.document._id, part.document),
          path: place(paths, map.paths, path, `$${path}`),
        },
      }
    } else if (part.kind === 'array') {
      part.members.forEach((member, index) => walk(`${at}[${index}]`, member))
    } else {
      for (const [name, field] of part.fields) walk(at + segment(name, style), field)
    }
  }

  walk('', origin)
  return map
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
}

function segment(step: Step, style: SourceMapStyle): string {
  if (typeof step === 'string') return `['${escape(step)}']`
  if (style === 'key' && step.key !== undefined) return `[?(@._key=='${escape(step.key)}')]`
  return `[${step.index}]`
}

function escape(text: string): string {
  return text.replace(/[\f\n\r\t'\\]/g, (character) => ESCAPED[character] ?? character)
}
