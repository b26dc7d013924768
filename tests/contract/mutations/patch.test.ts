/** What each patch operation does to a document, as the real client sends it. */
import type { PatchOperations } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postData } from '../../support/post.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(async () => {
  await lake.stop()
})

const members = (...keys: string[]) => keys.map((_key) => ({ _key, n: 1 }))
const start = {
  title: 'haring',
  count: 3,
  list: [1, 2, 3, 4, 5],
  keyed: members('a', 'b', 'c'),
  deep: { x: { y: 1 }, k: 'buiten' },
  texts: ['een', 'twee'],
}

interface Case {
  readonly says: string
  readonly patch: PatchOperations | Record<string, unknown>
  readonly gives: Record<string, unknown>
}

const cases: readonly Case[] = [
  { says: 'sets a field', patch: { set: { title: 'kabeljauw' } }, gives: { title: 'kabeljauw' } },
  {
    says: 'sets a field inside objects',
    patch: { set: { 'deep.x.y': 2 } },
    gives: { deep: { x: { y: 2 }, k: 'buiten' } },
  },
  { says: 'makes the objects on the way', patch: { set: { 'new.a.b': 1 } }, gives: { new: { a: { b: 1 } } } },
  {
    says: 'sets a quoted field',
    patch: { set: { "deep['a-b']": 1 } },
    gives: { deep: { x: { y: 1 }, k: 'buiten', 'a-b': 1 } },
  },
  {
    says: 'sets a member by key',
    patch: { set: { 'keyed[_key=="b"].n': 9 } },
    gives: { keyed: [...members('a'), { _key: 'b', n: 9 }, ...members('c')] },
  },
  {
    says: 'sets a member by a negative index',
    patch: { set: { 'list[-1]': 9 } },
    gives: { list: [1, 2, 3, 4, 9] },
  },
  { says: 'sets a range', patch: { set: { 'list[1:3]': 0 } }, gives: { list: [1, 0, 0, 4, 5] } },
  {
    says: 'sets all members',
    patch: { set: { 'keyed[].n': 0 } },
    gives: { keyed: ['a', 'b', 'c'].map((_key) => ({ _key, n: 0 })) },
  },
  { says: 'sets a union of members', patch: { set: { 'list[0, 2]': 0 } }, gives: { list: [0, 2, 0, 4, 5] } },
  {
    says: 'sets what a comparison selects',
    patch: { set: { 'list[@ > 3]': 0 } },
    gives: { list: [1, 2, 3, 0, 0] },
  },
  {
    says: 'sets at every depth',
    patch: { set: { '..n': 7 } },
    gives: { keyed: ['a', 'b', 'c'].map((_key) => ({ _key, n: 7 })) },
  },
  {
    says: 'sets at every depth below a field only',
    patch: { set: { 'deep..y': 5 } },
    gives: { deep: { x: { y: 5 }, k: 'buiten' } },
  },
  {
    says: 'leaves alone what a path does not find',
    patch: { set: { 'keyed[_key=="z"].n': 9, 'list[99]': 1 } },
    gives: {},
  },
  {
    says: 'sets only what is missing',
    patch: { setIfMissing: { title: 'x', other: 'y' } },
    gives: { other: 'y' },
  },
  {
    says: 'unsets fields, members and ranges',
    patch: { unset: ['title', 'list[1:3]', 'keyed[_key=="a"]'] },
    gives: { title: undefined, list: [1, 4, 5], keyed: members('b', 'c') },
  },
  {
    says: 'unsets several members by index at once',
    patch: { unset: ['list[0, -1]'] },
    gives: { list: [2, 3, 4] },
  },
  {
    says: 'increments and decrements',
    patch: { inc: { count: 2 }, dec: { 'deep.x.y': 1 } },
    gives: { count: 5, deep: { x: { y: 0 }, k: 'buiten' } },
  },
  {
    says: 'inserts before',
    patch: { insert: { before: 'list[0]', items: [0] } },
    gives: { list: [0, 1, 2, 3, 4, 5] },
  },
  {
    says: 'inserts after the last',
    patch: { insert: { after: 'list[-1]', items: [6, 7] } },
    gives: { list: [1, 2, 3, 4, 5, 6, 7] },
  },
  {
    says: 'inserts after a key',
    patch: { insert: { after: 'keyed[_key=="a"]', items: members('x') } },
    gives: { keyed: members('a', 'x', 'b', 'c') },
  },
  {
    says: 'inserts before the first and after the last of a range',
    patch: { insert: { after: 'list[1:3]', items: [9] } },
    gives: { list: [1, 2, 3, 9, 4, 5] },
  },
  {
    says: 'replaces a range',
    patch: { insert: { replace: 'list[1:-1]', items: [9] } },
    gives: { list: [1, 9, 5] },
  },
  {
    says: 'replaces to the end',
    patch: { insert: { replace: 'list[2:]', items: ['x', 'y', 'z', 'w'] } },
    gives: { list: [1, 2, 'x', 'y', 'z', 'w'] },
  },
  {
    says: 'replaces a member by key',
    patch: { insert: { replace: 'keyed[_key=="b"]', items: members('x', 'y') } },
    gives: { keyed: members('a', 'x', 'y', 'c') },
  },
  {
    says: 'patches a text',
    patch: {
      diffMatchPatch: {
        title: '@@ -1,6 +1,8 @@\n-haring\n+haringen\n',
        'texts[1]': '@@ -1,4 +1,4 @@\n-t\n+T\n wee\n',
      },
    },
    gives: { title: 'haringen', texts: ['een', 'Twee'] },
  },
  {
    says: 'keeps the order set, setIfMissing, unset, inc, insert whatever the order in the body',
    patch: {
      insert: { after: 'tags[-1]', items: ['b'] },
      inc: { n: 1 },
      unset: ['title'],
      setIfMissing: { n: 99 },
      set: { n: 1, title: 'x', tags: ['a'] },
    },
    gives: { n: 2, title: undefined, tags: ['a', 'b'] },
  },
]

describe('a patch', () => {
  it.each(cases)('$says', async ({ patch, gives }) => {
    const client = lake.client()
    const created = await client.create({ _type: 'thing', ...start })
    const options = { returnFirst: true, returnDocuments: true } as const
    const result = await client.mutate([{ patch: { id: created._id, ...patch } }], options)
    const expected = { ...start, ...gives }
    for (const [field, value] of Object.entries(expected)) expect(result[field], field).toEqual(value)
    expect(await client.getDocument(created._id)).toEqual(result)
  })

  it('may use each operation twice over several patches of one transaction, each seeing the one before', async () => {
    const client = lake.client()
    const { _id } = await client.create({ _type: 'thing', list: [] })
    await client
      .transaction()
      .patch(_id, (patch) => patch.append('list', ['a']))
      .patch(_id, (patch) => patch.append('list', ['b']))
      .patch(_id, (patch) => patch.prepend('list', ['0']))
      .commit()
    expect(await client.getDocument(_id)).toMatchObject({ list: ['0', 'a', 'b'] })
  })

  it.each([
    ['an unknown operation', { rename: { a: 'b' } }],
    ['a path that is none', { set: { 'a[': 1 } }],
    ['a path of no characters', { set: { '': 1 } }],
    ['an insert without items', { insert: { after: 'list[-1]' } }],
    ['two places in one insert', { insert: { after: 'list[-1]', before: 'list[0]', items: [] } }],
    ['unset without a list', { unset: 'title' }],
    ['inc by no number', { inc: { count: 'two' } }],
    ['a broken text patch', { diffMatchPatch: { title: '@@ nonsense' } }],
    ['another _type', { set: { _type: 'other' } }],
    ['another _id', { set: { _id: 'other' } }],
  ])('answers 400 to %s and changes nothing', async (_what, patch) => {
    const client = lake.client()
    const before = await client.create({ _type: 'thing', ...start })
    const response = await postData(lake, 'mutate/production', {
      mutations: [{ patch: { id: before._id, ...patch } }],
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { type: 'mutationError', items: [{ index: 0 }] } })
    expect(await client.getDocument(before._id)).toEqual(before)
  })
})
