import { applyPatch } from 'mendoza'
import { expect, it } from 'vitest'
import { encodeMendoza } from '../../../../studio/lake/store/mendoza.ts'

const values = [
  null,
  { a: 1 },
  { a: 1, b: { c: [1, 2, 3], d: 'x' } },
  { b: { c: [3, 2], e: [] }, z: null },
  {
    list: [
      { _key: 'a', n: 1 },
      { _key: 'b', n: 2, deep: { x: [1] } },
    ],
  },
  { list: [{ _key: 'b', n: 3, deep: { x: [1, 2] } }, { _key: 'c' }, 'text'] },
  { list: [] },
  { list: [[1, 2], [3]], tekst: 'één €' },
  { list: [[1], [3, 4]], tekst: 'twee' },
]

it('encodes the difference of any two values so that the real decoder gives the second', () => {
  const pairs = values.flatMap((left) => values.map((right) => ({ left, right })))
  for (const { left, right } of pairs) expect(applyPatch(left, encodeMendoza(left, right))).toEqual(right)
  expect(pairs).toHaveLength(81)
})
