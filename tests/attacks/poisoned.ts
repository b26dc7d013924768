/** Documents with payloads in every field that takes them. */
import { parseDocument, type AnyDocument } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { rich, ref, slug } from '../../content-schemas/seed/write.ts'
import { SAFE_ADDRESSES, TEXTS } from './payloads.ts'

/** One of each type, with all its fields; the seed has no meeting and no indicator. */
export const models: readonly AnyDocument[] = [
  ...[...new Map(seedDocuments.map((document) => [document._type, document])).values()].filter(
    ({ _type }) => _type !== 'redirect',
  ),
  {
    _id: 'model-event',
    _type: 'event',
    title: 'Bijeenkomst',
    slug: slug('model'),
    summary: 'Waar het over gaat.',
    start: '2026-12-01T19:00:00+01:00',
    end: '2026-12-01T21:00:00+01:00',
    place: 'Marktplein',
    workingGroup: ref('werkgroep-leegstand'),
    registration: 'https://example.com/',
    body: rich('## Programma', 'Wat er gebeurt, met een [link naar elders](https://example.com/).'),
  },
  {
    _id: 'model-indicator',
    _type: 'result',
    statement: 'Een indicator',
    slug: slug('model'),
    kind: 'indicator',
    explanation: 'Wat er gemeten is.',
    evidence: 'Telling',
    source: 'https://example.com/',
    indicator: {
      unit: 'procent',
      baseline: 10,
      target: 5,
      measurements: [
        { _key: 'm1', date: '2026-01-01', value: 9, source: 'Telling' },
        { _key: 'm2', date: '2026-06-01', value: 7, source: 'Telling' },
      ],
    },
  },
]

const VARIANTS = 9
const FIELD_LIMITS = [2000, 600, 280, 140, 120, 80, 60, 40, 30]

export interface Poisoned {
  readonly documents: readonly AnyDocument[]
  /** How many fields hold a payload. */
  readonly fields: number
}

/** Every model several times, each time with other payloads, each valid by its schema. */
export function poisonedDocuments(): Poisoned {
  let fields = 0
  const documents = models.flatMap((model) => {
    const variants = model._type === 'siteSettings' || model._type === 'accessibilityStatement' ? 1 : VARIANTS
    return Array.from({ length: variants }, (_, variant) => {
      let poisoned: AnyDocument = structuredClone(variants === 1 ? model : named(model, variant))
      for (const [index, path] of stringsIn(poisoned).entries()) {
        const next = candidates(index + variant * 5).map((text) => replaced(poisoned, path, text))
        const taken = next.flatMap((value) => {
          const parsed = parseDocument(value)
          return parsed.ok ? [parsed.document] : []
        })[0]
        if (!taken) continue
        poisoned = taken
        fields += 1
      }
      return poisoned
    })
  })
  return { documents, fields }
}

/** As many payloads as a field of each size holds, the longest first; then addresses, for links. */
function candidates(offset: number): string[] {
  const turned = [...TEXTS.slice(offset % TEXTS.length), ...TEXTS.slice(0, offset % TEXTS.length)]
  const texts = FIELD_LIMITS.map((limit) => {
    let text = ''
    for (const payload of turned) if (text.length + payload.length < limit) text += payload
    return text
  })
  const address = SAFE_ADDRESSES[offset % SAFE_ADDRESSES.length] ?? ''
  return [address, ...texts.filter((text) => text !== '')]
}

function named(model: AnyDocument, variant: number): AnyDocument {
  const number = variant + 1
  const parsed = parseDocument({
    ...model,
    _id: `vergif-${model._type.toLowerCase()}-${number}`,
    ...('slug' in model ? { slug: slug(`vergif-${model._type.toLowerCase()}-${number}`) } : {}),
  })
  return parsed.ok ? parsed.document : model
}

type Path = readonly (string | number)[]

/** Where a value has text of its own; identifiers and what the store needs are left out. */
function stringsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path]
  if (Array.isArray(value)) return value.flatMap((member, index) => stringsIn(member, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key.startsWith('_') || key === 'slug' || key === 'marks' ? [] : stringsIn(member, [...path, key]),
  )
}

/** A copy with another value at the path. */
export function replaced(value: unknown, path: Path, other: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return other
  if (Array.isArray(value)) {
    const members: unknown[] = value
    return members.map((member, index) => (index === key ? replaced(member, rest, other) : member))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === key ? replaced(member, rest, other) : member,
    ]),
  )
}

/** Every place of the models that holds an address. */
export function addressFields(): { readonly model: AnyDocument; readonly path: Path }[] {
  return models.flatMap((model) =>
    stringsIn(model)
      .concat(linkPaths(model))
      .filter(
        (path) =>
          path.at(-1) === 'href' ||
          path.at(-1) === 'registration' ||
          path.at(-1) === 'source' ||
          path.at(-1) === 'path',
      )
      .filter(
        (path) =>
          parseDocument(replaced(model, path, '/projecten/')).ok &&
          !parseDocument(replaced(model, path, 'javascript:1')).ok,
      )
      .map((path) => ({ model, path })),
  )
}

function linkPaths(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((member, index) => linkPaths(member, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'href' && typeof member === 'string' ? [[...path, key]] : linkPaths(member, [...path, key]),
  )
}
