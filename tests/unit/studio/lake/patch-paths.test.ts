import { jsonMatch } from '@sanity/json-match'
import { Mutation } from '@sanity/mutator'
import { fc } from '../../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { applyPatch } from '../../../../studio/lake/mutations/patch.ts'
import { MAX_VALUES_VISITED } from '../../../../studio/lake/mutations/targets.ts'

type Fields = Readonly<Record<string, unknown>>
const system = { _id: 'a', _type: 'thing', _rev: 'r', _createdAt: 't', _updatedAt: 't' }

const ours = (fields: Fields, patch: Fields): unknown =>
  applyPatch({ ...system, ...fields }, patch, { left: MAX_VALUES_VISITED })
function theirs(fields: Fields, patch: Fields): unknown {
  try {
    return new Mutation({ mutations: [{ patch: { id: 'a', ...patch } }] }).apply({ ...system, ...fields })
  } catch {
    return undefined
  }
}

/** What a path can meet and an editor's own forms never leave: null, lists of anything, members of the same key. */
const anyLeaf = fc.constantFrom<unknown>(null, 1, 2, 'haring', '', true, {}, [])
const anyMember = fc.oneof(
  anyLeaf,
  fc.record({ _key: fc.constantFrom('k', 'l'), v: anyLeaf }, { requiredKeys: [] }),
)
const anyObject = fc.record(
  { v: anyLeaf, w: fc.oneof(anyLeaf, fc.record({ v: anyLeaf }, { requiredKeys: [] })) },
  { requiredKeys: [] },
)
const anyList = fc.array(anyMember, { maxLength: 4 })
const anyFields = fc.record({ a: fc.oneof(anyLeaf, anyObject), b: fc.oneof(anyLeaf, anyList) })

const PATHS = [
  ...['a', 'a.v', 'a.w', 'a.w.v', 'a.x.y'],
  ...['b[0]', 'b[-1]', 'b[1:3]', 'b[7]', 'b[_key=="k"]', 'b[_key=="k"].v', 'b[0].v', 'b[v==1]', 'b[@>1]'],
  ...['a[v,w]', 'a[w.v,v]', '..[v==1].w', '..[v=="haring"].v', 'a[v==1].w', 'a[v==1]', '..v'],
]
const anyPath = fc.constantFrom(...PATHS)
const TEXT_PATCH = '@@ -1,5 +1,7 @@\n ha\n+ri\n rin\n'

const anyPatch: fc.Arbitrary<Fields> = fc.oneof(
  fc.record({ path: anyPath, value: anyLeaf }).map(({ path, value }) => ({ set: { [path]: value } })),
  // Of a union it sets the last member alone.
  fc
    .record({ path: anyPath.filter((path) => !path.includes(',')), value: anyLeaf })
    .map(({ path, value }) => ({ setIfMissing: { [path]: value } })),
  anyPath.map((path) => ({ unset: [path] })),
  // It carries these out twice where `..` finds an object in a list.
  anyPath.filter((path) => !path.startsWith('..')).map((path) => ({ inc: { [path]: 2 } })),
  anyPath
    .filter((path) => !path.startsWith('..'))
    .map((path) => ({ diffMatchPatch: { [path]: TEXT_PATCH } })),
  fc
    .record({ place: fc.constantFrom('before', 'after', 'replace'), path: anyPath, value: anyLeaf })
    .filter(({ path }) => /^b\[[^.:]+\]$/.test(path))
    .map(({ place, path, value }) => ({ insert: { [place]: path, items: [value] } })),
)

function keyOf(member: unknown): unknown {
  return typeof member === 'object' && member !== null && '_key' in member ? member._key : {}
}

it('does what @sanity/mutator does, whatever stands on the way of a path', () => {
  const property = fc.property(anyFields, anyPatch, (fields, patch) => {
    // It makes what is missing of a range.
    fc.pre(!JSON.stringify(patch).includes('b[1:3]') || !Array.isArray(fields.b) || fields.b.length >= 3)
    const expected = theirs(fields, patch)
    // It throws for a text patch that meets no text, which hosted Sanity leaves alone.
    if (expected !== undefined) expect(ours(fields, patch)).toEqual(expected)
  })
  fc.assert(property, { numRuns: 2_000 })
})

it('sets what @sanity/json-match finds', () => {
  const paths = PATHS.filter((path) => !path.startsWith('..'))
  // Of members of the same key it finds the last.
  const fields = fc.record({ a: anyObject, b: fc.uniqueArray(anyMember, { maxLength: 4, selector: keyOf }) })
  const property = fc.property(fields, fc.constantFrom(...paths), (given, path) => {
    const found = [...jsonMatch({ ...system, ...given }, path)].filter(({ value }) => value !== undefined)
    const after = JSON.stringify(ours(given, { set: { [path]: 'new value' } }))
    // What is not there may be made.
    expect(after.split('"new value"').length - 1).toBeGreaterThanOrEqual(found.length)
    if (found.length === 0) expect(ours(given, { unset: [path] })).toEqual({ ...system, ...given })
  })
  fc.assert(property, { numRuns: 1_000 })
})

it('follows each member of a union as far as it leads', () => {
  const fields = { a: { b: [0, 10, { c: 52 }], d: 12 } }
  expect(ours(fields, { set: { 'a[b[2].c,d]': 'x' } })).toMatchObject({
    a: { b: [0, 10, { c: 'x' }], d: 'x' },
  })
  expect(ours(fields, { unset: ['a[b[2].c,d]'] })).toEqual({ ...system, a: { b: [0, 10, {}] } })
})

describe('a number', () => {
  it.each([{ inc: { n: 1e308 } }, { dec: { n: -1e308 } }])(
    'that becomes too large is refused: %j',
    (patch) => {
      expect(() => ours({ n: 1.5e308 }, patch)).toThrow(/too large/)
    },
  )
})
