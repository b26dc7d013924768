/** Random datasets and random queries over them, for the properties that must hold for all. */
import { fc } from './fast-check.ts'
import type { TestDocument } from './lake-view.ts'

const ids = ['ada', 'ben', 'cor', 'dia', 'eef', 'fay-1', 'gus.sub']
const types = ['post', 'page', 'person']
const releases = ['r1', 'r2']
/** Words that test case, accents, hyphens, dots and beginnings. */
const words = ['Kade', 'kades', 'haven', 'Haven-feest', 'A.B.C', 'markt', 'mark', 'één', 'EEN', 'café', '12']

const id = fc.constantFrom(...ids)
const type = fc.constantFrom(...types)
const text = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((parts) => parts.join(' '))
const reference = id.map((target) => ({ _type: 'reference', _ref: target }))

const block = fc.array(text, { minLength: 1, maxLength: 3 }).map((spans) => ({
  _type: 'block',
  children: spans.map((span) => ({ _type: 'span', text: span })),
}))

const fields = fc.record(
  {
    title: fc.oneof(text, fc.constant(5)),
    slug: fc.oneof(
      fc.constantFrom('een', 'twee').map((current) => ({ current })),
      fc.constant('een'),
    ),
    n: fc.integer({ min: 0, max: 5 }),
    _updatedAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'),
    tags: fc.array(text, { maxLength: 3 }),
    author: reference,
    others: fc.array(reference, { maxLength: 3 }),
    body: fc.array(block, { maxLength: 2 }),
    deep: fc.record({ er: fc.record({ link: reference, note: text }) }),
  },
  { requiredKeys: [] },
)

const storedId = fc
  .tuple(id, fc.constantFrom('', 'drafts.', 'versions.r1.', 'versions.r2.'))
  .map(([name, layer]) => layer + name)

export const datasets: fc.Arbitrary<TestDocument[]> = fc.uniqueArray(
  fc.tuple(storedId, type, fields).map(([_id, _type, content]) => ({ ...content, _id, _type })),
  { selector: ({ _id }) => _id, minLength: 1, maxLength: 14 },
)

export const perspectives = fc.constantFrom(
  'raw' as const,
  'published' as const,
  ['drafts'],
  ['r1'],
  ['r2', 'drafts'],
  ['r1', 'r2', 'drafts'],
)

const quoted = (value: string): string => JSON.stringify(value)
const anyId = fc.oneof(id, storedId).map(quoted)
const pattern = fc
  .array(
    fc.tuple(fc.constantFrom(...words), fc.constantFrom('', '', '*')).map(([word, star]) => word + star),
    {
      minLength: 1,
      maxLength: 2,
    },
  )
  .map((parts) => quoted(parts.join(' ')))
const ownText = fc.constantFrom(
  'title',
  'tags',
  'deep.er.note',
  'body[].children[].text',
  'pt::text(body)',
  '[title, slug.current]',
  '_id',
  'coalesce(title, tags[0])',
  'author->title',
)
/** What a filter can compare with: constants, or something of the document around. */
const idLike = fc.oneof(anyId, fc.constantFrom('^._id', '^.author._ref', 'author._ref', '$id', '5', 'null'))

export interface QueryText {
  readonly text: string
  /** False: uses what groq-js does not know or does in another way. */
  readonly isPlain: boolean
}

const plain = (text: string): QueryText => ({ text, isPlain: true })
const own = (text: string): QueryText => ({ text, isPlain: false })

const condition: fc.Arbitrary<QueryText> = fc.letrec<{ any: QueryText; atom: QueryText }>((tie) => ({
  atom: fc.oneof(
    idLike.map((value) => plain(`_id == ${value}`)),
    fc.array(idLike, { maxLength: 3 }).map((list) => plain(`_id in [${list.join(', ')}]`)),
    fc
      .constantFrom('drafts.**', '**', 'versions.r1.*', 'gus.*', 'a*')
      .map((path) => own(`_id in path("${path}")`)),
    type.map((name) => plain(`_type == ${quoted(name)}`)),
    fc.uniqueArray(type).map((names) => plain(`_type in ${JSON.stringify(names)}`)),
    fc
      .constantFrom('"een"', '"twee"', 'null', '^.slug.current')
      .map((slug) => plain(`${slug} == slug.current`)),
    fc.array(idLike, { minLength: 1, maxLength: 2 }).map((list) => plain(`references(${list.join(', ')})`)),
    anyId.map((target) => plain(`references([${target}])`)),
    idLike.map((target) => plain(`author._ref == ${target}`)),
    idLike.map((target) => plain(`${target} in others[]._ref`)),
    idLike.map((target) => plain(`deep.er.link._ref == ${target}`)),
    fc.tuple(ownText, pattern).map(([left, right]) => own(`${left} match ${right}`)),
    fc.tuple(ownText, pattern).map(([left, right]) => own(`${left} match text::query(${right})`)),
    pattern.map((right) => own(`[@, _id] match text::query(${right})`)),
    fc
      .constantFrom('-kade', '"haven feest"', 'mark* -één', '*', '')
      .map((right) => own(`@ match text::query(${quoted(right)})`)),
    id.map((name) => plain(`sanity::versionOf(${quoted(name)})`)),
    fc.constantFrom(...releases).map((name) => plain(`sanity::partOfRelease(${quoted(name)})`)),
    fc.integer({ min: 0, max: 5 }).map((number) => plain(`n > ${number}`)),
    fc
      .constantFrom('defined(author)', 'author->n > 2', 'true', '@._type == "post"', 'count(tags) > 1')
      .map(plain),
  ),
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    fc.tuple(tie('any'), fc.constantFrom('&&', '||'), tie('any')).map(([left, operator, right]) => ({
      text: `(${left.text} ${operator} ${right.text})`,
      isPlain: left.isPlain && right.isPlain,
    })),
    tie('any').map(({ text: inner, isPlain }) => ({ text: `!(${inner})`, isPlain })),
  ),
})).any

const joined = (parts: readonly QueryText[], make: (...texts: string[]) => string): QueryText => ({
  text: make(...parts.map(({ text: part }) => part)),
  isPlain: parts.every(({ isPlain }) => isPlain),
})

/** Every query comes out in a defined order. */
export const queries: fc.Arbitrary<QueryText> = fc.oneof(
  condition.map((one) => joined([one], (a) => `*[${a}]`)),
  condition.map((one) => joined([one], (a) => `*[${a}]{_id, title, "author": author->{_id, n}, others[]->}`)),
  fc.tuple(condition, condition).map((two) => joined(two, (a, b) => `*[${a}][${b}]._id`)),
  fc
    .tuple(condition, condition)
    .map((two) =>
      joined(two, (a, b) => `*[${a}]{_id, "inner": *[${b}]{_id, "up": ^._id}, "count": count(*[${b}])}`),
    ),
  fc
    .tuple(
      condition,
      fc.constantFrom('asc', 'desc'),
      fc.constantFrom('[0...3]', '[1..2]', '[0..0]', '[-2..-1]'),
    )
    .map(([one, direction, slice]) =>
      joined(
        [one],
        (a) =>
          `*[${a}]{_id, "keys": [_updatedAt, n]} | order(keys[0] ${direction})${slice}{_id, "n": keys[1]}`,
      ),
    ),
  fc
    .tuple(type, fc.constantFrom('asc', 'desc'))
    .map(([name, direction]) => plain(`*[_type == "${name}"] | order(_updatedAt ${direction})[0...2]._id`)),
  condition.map((one) => joined([one], (a) => `*[${a}] | order(n desc, title)[0...3]{_id, ...deep}`)),
  fc.tuple(condition, condition).map((two) => joined(two, (a, b) => `count(*[count(*[${b}]) > 1 && ${a}])`)),
  fc
    .tuple(condition, condition)
    .map((two) =>
      joined(
        two,
        (a, b) => `*[author._ref in *[${a}]._id && count(*[${b}]{"of": author._ref}[of == "ada"]) > 0]._id`,
      ),
    ),
  fc
    .tuple(condition, condition)
    .map((two) => joined(two, (a, b) => `*[_id in *[${a} && n >= ^.n && _id in *[${b}]._id]._id]._id`)),
  condition.map((one) => joined([one], (a) => `*[n == 1 || _id == *[${a}] | order(_id)[0]._id]._id`)),
  fc.tuple(condition, condition, condition).map((three) => ({
    ...joined(three, (a, b, c) => `*[${a}] | score(${b}, boost(${c}, 3))[_score > 0]{_id, _score}`),
    isPlain: false,
  })),
)
