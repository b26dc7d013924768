/** Values that have broken software before: texts, dates, JSON and ids, as fast-check arbitraries that shrink. */
import fc from 'fast-check'
import { seedDocuments } from '@programme/content-schemas/seed'
import { EVIL_ADDRESSES, TEXTS } from '../../attacks/payloads.ts'

const CHARACTERS = [
  ...['\ud800', '\udfff', 'a\ud800b', '\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u00a0', '\u00ad'],
  ...['\u200b', '\u200f', '\u2028', '\u2029', '\u202e', '\u2066', '\ufeff', '\ufffd', '\ufffe', '\uffff'],
  ...[
    '\r\n',
    '\n',
    '\r',
    '\t',
    '\\',
    '"',
    "'",
    '`',
    '%',
    '%00',
    '%ff',
    '%2e%2e%2f',
    '../',
    '//',
    '\\\\',
    '日本',
  ],
  ...[
    '👩‍🚒',
    'e\u0301',
    'İ',
    'ß',
    'ǅ',
    '＝',
    '；',
    '：',
    ';',
    ',',
    ':',
    '=1+1',
    '@SUM(1)',
    '\nATTENDEE:x',
    ']]>',
    '{{',
    '${',
  ],
] as const
export const PROTOTYPE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
] as const
const DATES = [
  ...[
    '2026-02-30',
    '0000-00-00',
    '0000:00:00 00:00:00',
    '2026-13-01',
    '2026-01-01T25:00:00Z',
    '9999-12-31T23:59:60Z',
  ],
  ...[
    '2026-03-29T02:30:00+01:00',
    '2026-10-25T02:30',
    '+275760-09-13T00:00:00Z',
    '-000001-01-01',
    '2026-1-1',
    '20260101',
  ],
  ...['2026-01-01T00:00:00.123456789Z', '2026-01-01T00:00:00+99:99', '0001-01-01T00:00:00Z', 'now', ''],
] as const

const unit = fc.oneof(
  fc.nat(0xffff).map((code) => String.fromCharCode(code)),
  fc.constantFrom(...CHARACTERS),
)

export const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...CHARACTERS) },
  { weight: 4, arbitrary: fc.string({ unit, maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom(...TEXTS, ...EVIL_ADDRESSES) },
  { weight: 1, arbitrary: fc.constantFrom(...PROTOTYPE_KEYS, ...DATES) },
  {
    weight: 1,
    arbitrary: fc.tuple(unit, fc.constantFrom(300, 9_000, 200_000)).map(([one, times]) => one.repeat(times)),
  },
)
/** Short enough for an address or a header. */
export const word = text.map((value) => value.slice(0, 300))

const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 31, -(2 ** 63), 0.1),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
)
const key = fc.oneof(
  fc.constantFrom(
    '_id',
    '_type',
    '_ref',
    '_key',
    '_rev',
    '_createdAt',
    '_weak',
    '_sanityAsset',
    'title',
    'slug',
    'asset',
  ),
  fc.constantFrom(...PROTOTYPE_KEYS),
  word,
)
const deep = fc
  .tuple(fc.constantFrom(10, 100, 400, 1_000), fc.boolean())
  .map(([depth, asList]): unknown =>
    JSON.parse(
      asList ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
    ),
  )

/** Any JSON, with the keys of the language and of the store among its keys. */
export const json: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown; list: unknown; object: unknown }>(
  (tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.constantFrom(...DATES)),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('any'), { maxLength: 5 }),
    object: fc
      .array(fc.tuple(key, tie('any')), { maxLength: 5 })
      .map((members) => Object.fromEntries(members)),
  }),
).any
export const value = fc.oneof({ weight: 12, arbitrary: json }, { weight: 1, arbitrary: deep })

/** Of the fuzzer's own documents: few, so that they meet each other again and the dataset stays small. */
const ownId = fc.nat(39).map((n) => `fuzz-${n}`)
const prefix = fc.constantFrom('', '', 'drafts.', 'drafts.', 'versions.fuzz.', 'versions.none.')
export const id = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(prefix, ownId).map(([before, name]) => before + name) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(prefix, fc.constantFrom(...seedDocuments.map(({ _id }) => _id)))
      .map(([before, name]) => before + name),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '_.groups.administrator',
      '_.groups.x',
      '_.releases.fuzz',
      '_.retention.x',
      'image-x',
      'drafts.',
      '',
    ),
  },
  { weight: 1, arbitrary: word },
)
/** An id that only the fuzzer uses. */
export const own = fc.tuple(prefix, ownId).map(([before, name]) => before + name)
export const publishedOwn = ownId
