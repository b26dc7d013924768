/** Patches and deletes by query, after other items of the same transaction; and the mutations that a listener is told of. */
import type { SanityClient } from '@sanity/client'
import { fc } from '../../support/fast-check.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStream } from '../../support/event-stream.ts'
import { anyText } from '../../support/matchers.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(() => lake.stop())

type Mutations = Parameters<SanityClient['mutate']>[0]
type Item = Readonly<Record<string, unknown>>

const send = (mutations: readonly Item[]): Promise<unknown> =>
  client.request({ method: 'POST', url: '/data/mutate/production', body: { mutations } })

/** Each item on documents of one group, `_type` and id prefix, so that two runs do not meet. */
const anyItem: fc.Arbitrary<(group: string) => Item> = fc
  .record({
    kind: fc.constantFrom('create', 'delete', 'patch', 'deleteBy', 'patchBy'),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    n: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ kind, name, n }) => (group: string): Item => {
    const id = `${group}-${name}`
    const query = `*[_type == $group && n >= ${n}]`
    const params = { group }
    if (kind === 'create') return { createOrReplace: { _id: id, _type: group, n } }
    if (kind === 'delete') return { delete: { id } }
    if (kind === 'deleteBy') return { delete: { query: `${query}[n != 3]`, params } }
    if (kind === 'patchBy') return { patch: { query, params, inc: { n: 1 }, set: { last: n } } }
    return { createIfNotExists: { _id: id, _type: group, n: n + 1 } }
  })

describe('a query in a transaction', () => {
  it('selects by what the items before it have done, as if each were a transaction of its own', async () => {
    let run = 0
    const property = fc.asyncProperty(fc.array(anyItem, { minLength: 1, maxLength: 6 }), async (items) => {
      run += 1
      const [together, apart] = [`together${run}`, `apart${run}`]
      await send(items.map((item) => item(together)))
      for (const item of items) await send([item(apart)])
      const state = (group: string): Promise<unknown> =>
        client.fetch('*[_type == $group] | order(n, last, _id) {n, last}', { group })
      expect(await state(together)).toEqual(await state(apart))
    })
    await fc.assert(property, { numRuns: 25 })
  })

  it.each([
    ['follows a reference', '*[_type == "q1" && to->name == "x"]'],
    ['asks the whole dataset', '*[_type == "q1" && count(*[_type == "q1"]) > 0]'],
    ['takes a part', '*[_type == "q1"] | order(_id) [0..1]'],
  ])('is refused where it %s and earlier items could change what it selects', async (_what, query) => {
    const patch = { patch: { query, set: { a: 1 } } }
    await expect(send([{ createOrReplace: { _id: 'q1', _type: 'q1' } }, patch])).rejects.toMatchObject({
      statusCode: 400,
    })
    await send([{ createOrReplace: { _id: 'q2', _type: 'q2' } }])
    await send([patch, { createOrReplace: { _id: 'q1', _type: 'q1' } }])
  })

  it('that has nothing to do with the items before it is carried out, whatever it is', async () => {
    await client.create({ _id: 'q3', _type: 'q3' })
    const query = '*[_type == "q3"] | order(_id) [0..1]'
    await send([{ create: { _type: 'q4' } }, { patch: { query, set: { a: 1 } } }])
    expect(await client.getDocument('q3')).toMatchObject({ a: 1 })
  })
})

describe('the mutations of an event', () => {
  async function told(type: string, write: () => Promise<unknown>): Promise<unknown> {
    const stream = await openStream(lake, { query: `*[_type == "${type}"]` })
    await stream.next()
    await write()
    const { data } = await stream.next()
    stream.close()
    return data['mutations']
  }

  it('are all that were carried out on its document, by id and by query', async () => {
    await client.create({ _id: 'e1', _type: 'e1' })
    const mutations: Mutations = [
      { patch: { id: 'e1', set: { a: 1 } } },
      { patch: { query: '*[_type == "e1"]', set: { b: 2 } } },
    ]
    expect(await told('e1', () => client.mutate(mutations))).toEqual([
      { patch: { id: 'e1', set: { a: 1 } } },
      { patch: { id: 'e1', set: { b: 2 } } },
    ])
  })

  it('have the ids and keys that were made', async () => {
    const create = { _type: 'e2', id: 'own', list: [{ a: 1 }] }
    expect(await told('e2', () => client.create(create, { autoGenerateArrayKeys: true }))).toEqual([
      { create: { _id: anyText, _type: 'e2', id: 'own', list: [{ _key: anyText, a: 1 }] } },
    ])
  })

  it('of an action are what it came to, in whatever order its fields stand', async () => {
    const action = {
      attributes: { _id: 'drafts.e3', _type: 'e3', a: 1 },
      actionType: 'sanity.action.document.create',
      publishedId: 'e3',
      ifExists: 'fail',
    }
    const body = { actions: [action] }
    const act = () => client.request<unknown>({ method: 'POST', url: '/data/actions/production', body })
    expect(await told('e3', act)).toMatchObject([{ createOrReplace: { _id: 'drafts.e3', a: 1 } }])
  })
})
