import { applyPatch } from 'mendoza'
import { expect, it } from 'vitest'
import { encodeMendoza } from '../../../../studio/lake/store/mendoza.ts'
import { randomEdit, randomJson, seededRandom } from '../../../support/random-json.ts'

/** `npm run soak` takes 100,000. */
const PAIRS = Number(process.env['MENDOZA_PAIRS'] ?? 5_000)

it('encodes the difference of any two values so that the real decoder gives the second', () => {
  const random = seededRandom(20_261_124)
  for (let count = 0; count < PAIRS; count += 1) {
    const left = randomJson(random)
    const right = random() < 0.8 ? randomEdit(random, left) : randomJson(random)
    const patch: unknown = JSON.parse(JSON.stringify(encodeMendoza(left, right)))
    if (!Array.isArray(patch)) throw new TypeError('no patch')
    expect(applyPatch(left, patch), JSON.stringify({ left, right, patch })).toEqual(right)
  }
})

it('tells an edit in a long text by the edit alone', () => {
  const sentence = 'De binnenstad krijgt een nieuw plein — met bomen. '.repeat(40)
  const before = { title: sentence }
  const after = { title: `${sentence.slice(0, 500)}groene ${sentence.slice(500)}` }
  const patch = encodeMendoza(before, after)
  expect(applyPatch(before, patch)).toEqual(after)
  expect(JSON.stringify(patch).length).toBeLessThan(60)
})

it('tells an inserted, a moved and a removed member of a list without repeating the others', () => {
  const block = (key: string) => ({ _key: key, text: `${key}: `.padEnd(200, 'tekst ') })
  const before = { body: ['a', 'b', 'c', 'd', 'e'].map(block) }
  for (const keys of [
    ['a', 'b', 'nieuw', 'c', 'd', 'e'],
    ['e', 'a', 'b', 'c', 'd'],
    ['a', 'c', 'e'],
  ]) {
    const after = { body: keys.map(block) }
    const patch = encodeMendoza(before, after)
    expect(applyPatch(before, patch)).toEqual(after)
    expect(JSON.stringify(patch).length).toBeLessThan(300)
  }
})

it('copies a list that is longer than the call stack in slices', () => {
  const before = { list: Array.from({ length: 200_000 }, (_none, index) => index) }
  const after = { list: [...before.list, -1] }
  expect(applyPatch(before, encodeMendoza(before, after))).toEqual(after)
})
