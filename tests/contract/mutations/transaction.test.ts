/** Transactions: all or nothing, their ids, their conflicts, and the bodies of their errors. */
import { randomUUID } from 'node:crypto'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyText, textWith } from '../../support/matchers.ts'
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

describe('the kinds of mutation', () => {
  it('create fails on an existing id, createIfNotExists is silent, createOrReplace replaces and keeps _createdAt', async () => {
    const first = await client.create({ _id: 'kinds', _type: 'thing', a: 1 })
    await expect(client.create({ _id: 'kinds', _type: 'thing' })).rejects.toMatchObject({
      statusCode: 409,
      details: {
        type: 'mutationError',
        items: [{ index: 0, error: { type: 'documentAlreadyExistsError', id: 'kinds' } }],
      },
    })
    expect(await client.createIfNotExists({ _id: 'kinds', _type: 'thing', a: 2 })).toEqual(first)
    const replaced = await client.createOrReplace({ _id: 'kinds', _type: 'thing', b: 3 })
    expect(replaced).toMatchObject({ _createdAt: first._createdAt, b: 3 })
    expect(replaced).not.toHaveProperty('a')
    expect(replaced._rev).not.toBe(first._rev)
  })

  it('delete of a missing id succeeds; a patch of a missing document does not', async () => {
    expect(await client.mutate([{ delete: { id: 'nowhere' } }])).toMatchObject({
      documentIds: [],
      results: [],
    })
    await expect(client.patch('nowhere').set({ a: 1 }).commit()).rejects.toMatchObject({
      statusCode: 404,
      details: { items: [{ index: 0, error: { type: 'documentNotFoundError', id: 'nowhere' } }] },
    })
  })

  it('patches and deletes what a query selects, with parameters', async () => {
    for (const n of [1, 2, 3]) await client.create({ _id: `herd-${n}`, _type: 'herd', n })
    const patched = await client
      .patch({ query: '*[_type == "herd" && n > $n]', params: { n: 1 } })
      .inc({ n: 10 })
      .commit({ returnFirst: false, returnDocuments: true })
    expect(patched.map((document): unknown => document['n']).sort()).toEqual([12, 13])
    await client.delete({ query: '*[_type == $type && n > 10]', params: { type: 'herd' } })
    expect(await client.fetch('*[_type == "herd"]._id')).toEqual(['herd-1'])
  })

  it('gives the _key to members of arrays that have none, when asked', async () => {
    const made = await client.create(
      { _type: 'thing', list: [{ a: 1 }, { _key: 'mine', b: [{ c: 1 }] }, 'text'] },
      { autoGenerateArrayKeys: true },
    )
    expect(made.list).toEqual([
      { _key: anyText, a: 1 },
      { _key: 'mine', b: [{ _key: anyText, c: 1 }] },
      'text',
    ])
    const after = await client
      .patch(made._id)
      .append('list', [{ d: 1 }])
      .commit<{ list: unknown[] }>({ autoGenerateArrayKeys: true })
    expect(after.list.at(-1)).toEqual({ _key: anyText, d: 1 })
  })
})

describe('a transaction', () => {
  it('is carried out as a whole or not at all, and names the item that failed', async () => {
    const failing = client
      .transaction()
      .create({ _id: 'all-1', _type: 'thing' })
      .patch('all-1', (patch) => patch.set({ a: 1 }))
      .create({ _id: 'all-1', _type: 'thing' })
      .commit()
    await expect(failing).rejects.toMatchObject({
      statusCode: 409,
      details: { description: textWith('all-1'), items: [{ index: 2 }] },
    })
    expect(await client.getDocument('all-1')).toBeUndefined()
  })

  it('sees its own earlier items, and is one revision for all of its documents', async () => {
    const transactionId = randomUUID()
    const { results } = await client
      .transaction()
      .create({ _id: 'own-1', _type: 'thing', n: 1 })
      .patch('own-1', (patch) => patch.inc({ n: 1 }))
      .create({ _id: 'own-2', _type: 'thing', ref: { _ref: 'own-3' } })
      .create({ _id: 'own-3', _type: 'thing' })
      .transactionId(transactionId)
      .commit()
    expect(results.map(({ id, operation }) => [id, operation])).toEqual([
      ['own-1', 'create'],
      ['own-1', 'update'],
      ['own-2', 'create'],
      ['own-3', 'create'],
    ])
    expect(await client.fetch('*[_id in ["own-1", "own-2", "own-3"]]._rev')).toEqual([
      transactionId,
      transactionId,
      transactionId,
    ])
    expect(await client.fetch('*[_id == "own-1"][0].n')).toBe(2)
  })

  it('has an id of its own only once', async () => {
    const transactionId = randomUUID()
    await client.mutate([{ create: { _type: 'thing' } }], { transactionId })
    const again = client.mutate([{ create: { _id: 'twice', _type: 'thing' } }], { transactionId })
    await expect(again).rejects.toMatchObject({
      statusCode: 409,
      details: { type: 'transactionAlreadyExistsError' },
    })
    expect(await client.getDocument('twice')).toBeUndefined()
  })

  it('writes nothing in a dry run, and answers as if it had', async () => {
    expect(await client.create({ _id: 'dry', _type: 'thing', a: 1 }, { dryRun: true })).toMatchObject({
      _id: 'dry',
      a: 1,
    })
    expect(await client.getDocument('dry')).toBeUndefined()
    await client.create({ _id: 'dry', _type: 'thing' })
    await expect(client.create({ _id: 'dry', _type: 'thing' }, { dryRun: true })).rejects.toMatchObject({
      statusCode: 409,
    })
  })

  it.each(['sync', 'async', 'deferred'] as const)(
    'shows a write with visibility %s to the next read',
    async (visibility) => {
      const { _id } = await client.create({ _type: 'thing' }, { visibility })
      expect(await client.fetch('count(*[_id == $id])', { id: _id })).toBe(1)
    },
  )

  it('gives ids and documents as asked for', async () => {
    const body = { mutations: [{ create: { _type: 'thing' } }] }
    const answer = async (query: string): Promise<unknown> =>
      (await postData(lake, `mutate/production${query}`, body)).json()
    expect(await answer('')).toEqual({
      transactionId: anyText,
      results: [{ operation: 'create' }],
    })
    expect(await answer('?returnIds=true')).toMatchObject({
      results: [{ id: anyText, operation: 'create' }],
    })
    expect(await answer('?returnDocuments=true&tag=app.test')).toMatchObject({
      results: [{ document: { _type: 'thing' } }],
    })
  })
})

describe('conflicts', () => {
  it('answers 409 with both revisions to a patch of another revision', async () => {
    const { _id, _rev } = await client.create({ _type: 'thing' })
    const failing = client.patch(_id).ifRevisionId('other').set({ a: 1 }).commit()
    await expect(failing).rejects.toMatchObject({
      statusCode: 409,
      details: {
        type: 'mutationError',
        items: [
          {
            error: {
              type: 'documentRevisionIDDoesNotMatchError',
              currentRevisionID: _rev,
              expectedRevisionID: 'other',
            },
          },
        ],
      },
    })
  })

  it('lets one of two patches of the same revision win', async () => {
    const { _id, _rev } = await client.create({ _type: 'thing' })
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => client.patch(_id).ifRevisionId(_rev).set({ n }).commit()),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('protects the target of a strong reference, not of a weak one or of one into another dataset', async () => {
    await client.create({ _id: 'target', _type: 'thing' })
    await client.create({ _id: 'source', _type: 'thing', list: [{ _key: 'a', _ref: 'target' }] })
    await expect(client.delete('target')).rejects.toMatchObject({
      statusCode: 409,
      details: {
        items: [
          {
            index: 0,
            error: { type: 'documentHasExistingReferencesError', id: 'target', referencingIDs: ['source'] },
          },
        ],
      },
    })
    await client.patch('source').set({ 'list[0]._weak': true }).commit()
    await client.delete('target')
    const missing = client.create({ _id: 'dangling', _type: 'thing', ref: { _ref: 'nowhere' } })
    await expect(missing).rejects.toMatchObject({
      statusCode: 409,
      details: {
        items: [
          { error: { type: 'documentReferenceDoesNotExistError', id: 'dangling', referenceID: 'nowhere' } },
        ],
      },
    })
    await client.create({
      _type: 'thing',
      ref: { _type: 'crossDatasetReference', _dataset: 'other', _projectId: 'p', _ref: 'x' },
    })
  })
})
