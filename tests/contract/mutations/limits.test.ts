/** Which ids, bodies and documents the lake takes. */
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postData } from '../../support/post.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(async () => {
  await lake.stop()
})

describe('ids', () => {
  it.each(['a', 'A-1_b', '_x', 'drafts.a', 'versions.r.a', 'versions.r.a.b', 'a.b.c', 'x'.repeat(128)])(
    'takes "%s"',
    async (_id) => {
      expect(await client.createOrReplace({ _id, _type: 'thing' })).toMatchObject({ _id })
    },
  )

  it.each([
    '-a',
    'a.-b',
    'a..b',
    '.a',
    'a b',
    'é',
    'a/b',
    'a,b',
    'x'.repeat(129),
    'versions.a',
    'versions',
    'drafts',
    'drafts.versions.r.a',
    'a.versions.b.c',
    '*',
  ])('refuses "%s" with 400', async (_id) => {
    const response = await postData(lake, 'mutate/production', {
      mutations: [{ create: { _id, _type: 'thing' } }],
    })
    expect(response.status).toBe(400)
  })

  it('makes an id where there is none, and completes one that ends in a dot', async () => {
    const { _id } = await client.create({ _type: 'thing' })
    expect(_id).toMatch(/^[a-f0-9-]{36}$/)
    const draft = await client.create({ _id: 'drafts.', _type: 'thing' })
    expect(draft._id).toMatch(/^drafts\.[a-f0-9-]{36}$/)
  })

  it('lets nobody without the token read an id with a dot', async () => {
    await client.createOrReplace({ _id: 'private.thing', _type: 'private' })
    const anonymous = lake.client({ token: '' })
    expect(await anonymous.getDocument('private.thing')).toBeUndefined()
    expect(await anonymous.fetch('*[_type == "private"]', {}, { perspective: 'raw' })).toEqual([])
  })
})

describe('limits', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })
  it.each([
    [
      'a body over 4 MB',
      413,
      () => ({ mutations: [{ create: { _type: 'thing', text: 'x'.repeat(4_200_000) } }] }),
    ],
    [
      'more than 1,000 attributes',
      400,
      () => ({
        mutations: [
          {
            create: {
              _type: 'thing',
              ...Object.fromEntries(Array.from({ length: 1_001 }, (_none, n) => [`f${n}`, 1])),
            },
          },
        ],
      }),
    ],
    ['more than 20 levels', 400, () => ({ mutations: [{ create: { _type: 'thing', deep: nested(21) } }] })],
    ['no mutations', 400, () => ({ mutations: [] })],
    [
      'two operations in one item',
      400,
      () => ({ mutations: [{ create: { _type: 'a' }, delete: { id: 'a' } }] }),
    ],
    ['an unknown operation', 400, () => ({ mutations: [{ rename: { id: 'a' } }] })],
    ['a document without _type', 400, () => ({ mutations: [{ create: { _id: 'typeless' } }] })],
    ['createOrReplace without _id', 400, () => ({ mutations: [{ createOrReplace: { _type: 'thing' } }] })],
    ['a patch of nothing', 400, () => ({ mutations: [{ patch: { set: { a: 1 } } }] })],
    ['a query that is none', 400, () => ({ mutations: [{ delete: { query: '*[' } }] })],
    [
      'a transactionId that is none',
      400,
      () => ({ transactionId: 'a b#', mutations: [{ create: { _type: 'a' } }] }),
    ],
    ['a body that is no JSON', 400, () => '{"mutations":['],
    ['a body that is a list', 400, () => []],
  ])('answers %s with a clear error', async (_what, status, body) => {
    const response = await postData(lake, 'mutate/production', body())
    expect(response.status).toBe(status)
    expect(await response.json()).toHaveProperty('error')
  })

  it('takes 999 attributes, 20 levels and 10,000 members', async () => {
    const wide = Object.fromEntries(Array.from({ length: 990 }, (_none, n) => [`f${n}`, 1]))
    await client.create({ _type: 'thing', ...wide })
    await client.create({ _type: 'thing', deep: nested(19) })
    await client.create({
      _type: 'thing',
      list: Array.from({ length: 10_000 }, (_none, n) => ({ _key: `k${n}`, n })),
    })
  })
})
