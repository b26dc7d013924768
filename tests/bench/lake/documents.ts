/** Documents of 2 KB from the fictional Voorbeeldstad, the same for every run. */
import type { StoredDocument } from '../../../studio/lake/foundation/json.ts'

const TYPES = ['article', 'project', 'event', 'person', 'place']
const SYLLABLES = [
  'ha',
  'ven',
  'ka',
  'de',
  'mark',
  'straat',
  'win',
  'kel',
  'plein',
  'brug',
  'licht',
  'boom',
  'sluis',
  'toren',
]
const WORDS_PER_PARAGRAPH = 27
/** Bytes of a document as JSON. */
const SIZE = 2_048

/** Deterministic, so that two runs measure the same (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function idOf(index: number): string {
  return `doc-${String(index).padStart(6, '0')}`
}

export function typeOf(index: number): string {
  return TYPES[index % TYPES.length] ?? ''
}

/** A word that occurs in exactly one document. */
export function rareWordOf(index: number): string {
  return `uniek${index}x`
}

export function* benchDocuments(count: number): Generator<StoredDocument> {
  const random = randomFrom(count)
  const pick = (list: readonly string[]): string => list[Math.floor(random() ** 2 * list.length)] ?? ''
  const word = (): string => pick(SYLLABLES) + pick(SYLLABLES) + (random() < 0.3 ? pick(SYLLABLES) : '')
  const words = (number: number): string => Array.from({ length: number }, word).join(' ')
  for (let index = 0; index < count; index += 1) {
    const updated = new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 3e10)).toISOString()
    const title = words(4)
    const document = {
      _id: idOf(index),
      _type: typeOf(index),
      _rev: `rev-${index}`,
      _createdAt: '2026-01-01T00:00:00.000Z',
      _updatedAt: updated,
      title,
      slug: { _type: 'slug', current: `${title.replaceAll(' ', '-')}-${index}` },
      summary: `${words(18)} ${rareWordOf(index)}`,
      related: { _type: 'reference', _ref: idOf(Math.floor(random() * count)) },
      body: Array.from({ length: 3 }, (_unused, block) => ({
        _key: `b${block}`,
        _type: 'block',
        style: 'normal',
        markDefs: [],
        children: [{ _key: 's', _type: 'span', marks: [], text: words(WORDS_PER_PARAGRAPH) }],
      })),
      notes: '',
    }
    const room = SIZE - Buffer.byteLength(JSON.stringify(document))
    yield { ...document, notes: words(room / 5).slice(0, room) }
  }
}
