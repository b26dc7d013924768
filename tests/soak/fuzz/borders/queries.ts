/** Queries in GROQ, and in what is nearly GROQ. */
import fc from 'fast-check'
import { perspectives, queries } from '../../../support/random-queries.ts'
import { border } from '../border.ts'
import { exchange, search, wrongWith, type HttpInput } from '../exchange.ts'
import { value, word } from '../values.ts'
import { authorisation, credentials } from './credentials.ts'
import { version } from './version.ts'

const TOKENS = [
  ...[
    '*',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '..',
    '...',
    '->',
    '|',
    ',',
    ':',
    '"',
    "'",
    '^',
    '^.^',
    '@',
    '!',
    '-',
    '+',
    '**',
    '/',
    '%',
  ],
  ...[
    '==',
    '!=',
    '<',
    '>=',
    '&&',
    '||',
    'in',
    'match',
    'asc',
    'desc',
    '=>',
    '_id',
    '_type',
    'title',
    'body[]',
    '$p',
    '$identity',
  ],
  ...[
    '0',
    '-1',
    '1e9',
    '1e400',
    '99999999999999999999',
    '0.1',
    'true',
    'null',
    '"x"',
    '"\\u{1F600}"',
    '"\\u{110000}"',
    '"\\ud800"',
  ],
  ...[
    'count(*)',
    'order(_id)',
    'order(body desc)',
    'score(title match "a*")',
    'boost(_id == "a", 1e308)',
    'pt::text(body)',
  ],
  ...[
    'dateTime("2026-02-30")',
    'now()',
    'string::split("a", "")',
    'array::unique(*)',
    'array::join(*[]._id, "x")',
    'math::sum(*[].n)',
  ],
  ...[
    'select(true => 1)',
    'coalesce(null, *)',
    'references("a")',
    'references(*[]._id)',
    'path("**")',
    'sanity::versionOf("fuzz-1")',
  ],
  ...[
    'global::',
    'geo::distance(1,2)',
    'diff::changedAny({}, {}, title)',
    'delta::changedAny(a)',
    'before()',
    'after()',
    'releases::all()',
  ],
  ...[
    'identity()',
    '*[0..1e9]',
    '[0...1]',
    '[-1..0]',
    '_id->',
    '*[]->',
    '#',
    '// c\n',
    '\u0000',
    '__proto__',
    'constructor',
    'a'.repeat(3_000),
  ],
] as const
/** Pieces of GROQ one after the other, most of which is none. */
const pieces = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...TOKENS) }, { weight: 1, arbitrary: word }), {
    maxLength: 14,
  })
  .map((tokens) => tokens.join(' '))
const groqFilter = fc.oneof(
  queries.map(({ text: query }) => query),
  pieces,
  pieces.map((inner) => `*[${inner}]{${inner}}`),
)
const nested = fc
  .tuple(
    fc.constantFrom(5, 50, 500, 4_000),
    fc.constantFrom(['(', ')'], ['[', ']'], ['!', ''], ['{"a":', '}'], ['count(', ')']),
  )
  .map(([depth, [open = '', close = '']]) => `${open.repeat(depth)}1${close.repeat(depth)}`)
export const query = fc.oneof({ weight: 8, arbitrary: groqFilter }, { weight: 1, arbitrary: nested })

export const querying = border(
  'query',
  fc.record({
    version,
    query,
    parameter: value,
    perspective: fc.oneof(
      perspectives.map((one) => String(one)),
      word,
    ),
    more: search(
      'explain',
      'returnQuery',
      'resultSourceMap',
      'tag',
      'lastLiveEventId',
      'cacheMode',
      '$x',
      '$__proto__',
    ),
    isPost: fc.boolean(),
    credentials,
  }),
  async ({ version: v, query: groq, parameter, perspective, more, isPost, credentials: kind }, world) => {
    const given = JSON.stringify(parameter)
    const base = `/${v}/data/query/production`
    const target = new URLSearchParams({
      perspective: perspective.toWellFormed(),
      query: groq.toWellFormed(),
      $p: given.slice(0, 3_000),
    })
    const input: HttpInput = isPost
      ? {
          method: 'POST',
          target: `${base}${more.replace(/\s/g, '+')}`,
          headers: [...authorisation(kind, world), ['Content-Type', 'application/json']],
          body: JSON.stringify({ query: groq, params: { p: parameter } }),
        }
      : {
          method: 'GET',
          target: `${base}?${target}&${more.slice(1).replace(/\s/g, '+')}`,
          headers: authorisation(kind, world),
        }
    return wrongWith(await exchange(world.studioPort, input))
  },
)
