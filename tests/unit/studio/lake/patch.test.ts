import { Mutation } from '@sanity/mutator'
import { expect, it } from 'vitest'
import { applyPatch } from '../../../../studio/lake/mutations/patch.ts'
import { MAX_VALUES_VISITED } from '../../../../studio/lake/mutations/targets.ts'
import { pick, randomJson, seededRandom, type Random } from '../../../support/random-json.ts'

const system = { _id: 'a', _type: 'thing', _rev: 'r', _createdAt: 't', _updatedAt: 't' }

/** What the Studio's own forms send: one operation a patch, on fields, keyed members, indexes and ranges. */
function randomPatch(random: Random): Record<string, unknown> {
  const field = pick(random, ['a', 'b', 'deep.x', 'deep.y.z', 'list', 'keyed'])
  const member = pick(random, [
    'keyed[_key=="k1"]',
    'keyed[_key=="k9"]',
    'keyed[0]',
    'list[1]',
    'list[-1]',
    'list[1:3]',
  ])
  const inMember = pick(random, ['keyed[_key=="k1"].value', 'keyed[_key=="k0"].deep.er', 'keyed[1].value'])
  const place = pick(random, [field, member, inMember])
  switch (pick(random, ['set', 'setIfMissing', 'unset', 'inc', 'insert', 'diffMatchPatch'])) {
    case 'set':
      return { set: { [place]: randomJson(random, 1) } }
    case 'setIfMissing':
      return { setIfMissing: { [pick(random, [field, inMember])]: randomJson(random, 1) } }
    case 'unset':
      return { unset: [place] }
    case 'inc':
      return { inc: { [pick(random, [field, inMember])]: 2 } }
    case 'diffMatchPatch':
      return { diffMatchPatch: { [pick(random, [field, inMember])]: '@@ -1,5 +1,7 @@\n ha\n+ri\n rin\n' } }
    default:
      // Of an insert after a range the library counts its open end, which hosted Sanity does not.
      return {
        insert: {
          [member.includes(':') ? 'replace' : pick(random, ['before', 'after', 'replace'])]: member,
          items: [randomJson(random, 1)],
        },
      }
  }
}

it('gives what the Studio expects: the same as @sanity/mutator, for the patches that its forms send', () => {
  const random = seededRandom(7)
  for (let count = 0; count < 5_000; count += 1) {
    const document = {
      ...system,
      a: randomJson(random, 1),
      b: pick<unknown>(random, ['haring', 3, null]),
      deep: pick<unknown>(random, [{ x: 'haring', y: { z: 1 } }, 'text', undefined]),
      list: [1, 2, 3, 4].slice(Math.floor(random() * 2)),
      keyed: ['k0', 'k1', 'k2'].map((_key) => ({ _key, value: pick<unknown>(random, ['haring', 1, {}]) })),
    }
    const patch = randomPatch(random)
    const theirs = new Mutation({ mutations: [{ patch: { id: 'a', ...patch } }] }).apply(
      structuredClone(document),
    )
    const before = structuredClone(document)
    const ours = applyPatch(document, patch, { left: MAX_VALUES_VISITED })
    expect(ours, JSON.stringify({ document, patch })).toEqual(theirs)
    expect(document).toEqual(before)
  }
})
