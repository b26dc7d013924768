/** What is thrown at the writing endpoints: each is answered in time, nothing is written, and the lake goes on. */
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postData } from '../../support/post.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
  await client.create({ _id: 'small', _type: 'thing', a: 1, list: [{ _key: 'a' }] })
  const batch = (from: number) => Array.from({ length: 50_000 }, (_none, n) => ({ k: from + n }))
  await client.create({ _id: 'large', _type: 'thing', list: [] })
  for (const from of [0, 1, 2, 3])
    await client.patch('large').append('list', batch(from)).commit({ returnDocuments: false })
}, 60_000)
afterAll(async () => {
  await lake.stop()
})

async function send(path: 'mutate' | 'actions', body: string): Promise<number> {
  const response = await postData(lake, `${path}/production`, body)
  await response.arrayBuffer()
  return response.status
}

const patch = (operations: Readonly<Record<string, unknown>>, id = 'small'): string =>
  JSON.stringify({ mutations: [{ patch: { id, ...operations } }] })
/** Milliseconds of this process's work: how busy the machine is beside it does not count. */
const WITHIN = 5_000

async function inTime(run: () => Promise<void>): Promise<void> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000).toBeLessThan(WITHIN)
}

describe('a patch path', () => {
  it('that is recursive over 200,000 members is carried out in time', () =>
    inTime(async () => {
      expect(await send('mutate', patch({ set: { '..k': 2 } }, 'large'))).toBe(200)
      expect(await client.fetch('count(*[_id == "large"][0].list[k == 2])')).toBe(200_000)
    }))

  it.each([
    [
      'many recursive paths over 200,000 members',
      () =>
        patch(
          { set: Object.fromEntries(Array.from({ length: 500 }, (_none, n) => [`..k${n}`, n])) },
          'large',
        ),
    ],
    [
      'many filters over 200,000 members',
      () =>
        patch(
          { set: Object.fromEntries(Array.from({ length: 500 }, (_none, n) => [`list[k == ${n}].x`, n])) },
          'large',
        ),
    ],
    [
      'many patches of many members',
      () =>
        JSON.stringify({
          mutations: Array.from({ length: 500 }, (_none, n) => ({
            patch: { id: 'large', set: { 'list[].x': n } },
          })),
        }),
    ],
    ['200,000 copies of a large value', () => patch({ set: { '..k': 'x'.repeat(10_000) } }, 'large')],
    ['5,000 nested brackets', () => patch({ set: { [`a${'['.repeat(5_000)}0${']'.repeat(5_000)}`]: 1 } })],
    ['5,000 brackets in a row', () => patch({ set: { [`a${'[0]'.repeat(5_000)}`]: 1 } })],
    ['5,000 dots', () => patch({ set: { [Array.from({ length: 5_000 }, () => 'a').join('.')]: 1 } })],
    ['nested recursion', () => patch({ set: { ['..a'.repeat(400)]: 1 } })],
    ['a quote without end', () => patch({ set: { "a['": 1 } })],
    ['a backslash without end', () => patch({ set: { "a['\\\\": 1 } })],
    ['__proto__', () => patch({ set: { '__proto__.polluted': 1 } })],
    ['__proto__ in brackets', () => patch({ set: { "a['__proto__'].polluted": 1 } })],
    ['constructor.prototype', () => patch({ set: { 'constructor.prototype.polluted': 1 } })],
    ['prototype in a filter', () => patch({ set: { 'list[__proto__.x == 1].polluted': 1 } })],
    ['prototype in unset', () => patch({ unset: ['constructor'] })],
    ['prototype in insert', () => patch({ insert: { after: '__proto__[-1]', items: [1] } })],
  ])('with %s is answered with 4xx in time', (_what, body) =>
    inTime(async () => {
      expect(await send('mutate', body())).toSatisfy((status: number) => status >= 400 && status < 500)
    }),
  )

  it('pollutes no object', () => {
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('a body', () => {
  const deep = (depth: number, open: string, close: string): string =>
    open.repeat(depth) + '1' + close.repeat(depth)
  const create = (fields: string): string => `{"mutations":[{"create":{"_type":"thing",${fields}}}]}`
  it.each([
    ['100,000 nested arrays', () => create(`"a":${deep(100_000, '[', ']')}`)],
    ['100,000 nested objects', () => create(`"a":${deep(100_000, '{"a":', '}')}`)],
    ['the key __proto__', () => create('"__proto__":{"polluted":1}')],
    ['the key __proto__ deep inside', () => create('"a":[{"b":{"__proto__":{"polluted":1}}}]')],
    ['the key constructor', () => create('"constructor":{"prototype":{"polluted":1}}')],
    ['the key prototype', () => create('"a":{"prototype":1}')],
    [
      '__proto__ in a set value',
      () => '{"mutations":[{"patch":{"id":"small","set":{"a":{"__proto__":{"polluted":1}}}}}]}',
    ],
    ['__proto__ as an operation', () => '{"mutations":[{"__proto__":{"_type":"a"}}]}'],
  ])('with %s is answered with 4xx in time', (_what, body) =>
    inTime(async () => {
      expect(await send('mutate', body())).toBe(400)
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    }),
  )

  it('of an action is held to the same rules', async () => {
    const action = {
      actionType: 'sanity.action.document.edit',
      draftId: 'drafts.small',
      publishedId: 'small',
    }
    for (const set of ['{"constructor.prototype.polluted":1}', '{"a":{"__proto__":1}}']) {
      const body = JSON.stringify({ actions: [action] }).replace('"}]', `","patch":{"set":${set}}}]`)
      expect(await send('actions', body)).toBe(400)
    }
  })
})

it('leaves the document as it was and the lake answering', async () => {
  expect(await client.getDocument('small')).toMatchObject({ a: 1, list: [{ _key: 'a' }] })
})
