/** What a listener is told, and of which documents. */
import type { MutationEvent, SanityClient } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textWith } from '../../support/matchers.ts'
import { openStream } from '../../support/event-stream.ts'
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

/** Clients take `_rev` off before they apply effects, and put the new one on. */
function withoutRevision(document: Readonly<Record<string, unknown>> | null | undefined): unknown {
  return document ? Object.fromEntries(Object.entries(document).filter(([key]) => key !== '_rev')) : null
}

type Options = Parameters<SanityClient['listen']>[2]

/** Listens with the real client while something is done; resolves with the first so many events. */
async function heard(
  query: string,
  params: Record<string, unknown>,
  count: number,
  run: (told: (count: number) => Promise<unknown>) => Promise<unknown>,
  options: Options = {},
): Promise<MutationEvent[]> {
  const events: MutationEvent[] = []
  const told = (wanted: number): Promise<unknown> =>
    expect.poll(() => events.length, { interval: 5 }).toBeGreaterThanOrEqual(wanted)
  return new Promise((resolve, reject) => {
    const subscription = client
      .listen(query, params, { includeAllVersions: true, ...options, events: ['welcome', 'mutation'] })
      .subscribe({
        error: reject,
        next(event) {
          if (event.type === 'welcome') run(told).catch(reject)
          if (event.type !== 'mutation') return
          events.push(event)
          if (events.length < count) return
          subscription.unsubscribe()
          resolve(events)
        },
      })
  })
}

describe('an event', () => {
  it('carries an unbroken chain of revisions, effects that lead from one state to the next, and what was asked for', async () => {
    const events = await heard(
      '*[_id == "chain"]',
      {},
      4,
      async () => {
        await client.create({ _id: 'chain', _type: 'thing', list: [{ _key: 'a', text: 'een' }] })
        await client
          .patch('chain')
          .set({ title: 'haring' })
          .append('list', [{ _key: 'b', text: 'twee' }])
          .commit()
        await client.patch('chain').unset(['list[_key=="a"]']).commit()
        await client.delete('chain')
      },
      { effectFormat: 'mendoza', includePreviousRevision: true, includeResult: true },
    )
    expect(events.map(({ transition }) => transition)).toEqual(['appear', 'update', 'update', 'disappear'])
    let state: unknown = null
    let revision: string | undefined
    for (const event of events) {
      expect(event.previousRev).toBe(revision)
      expect(event.resultRev).toBe(event.transactionId)
      const { apply, revert } = event.effects ?? { apply: [], revert: [] }
      const after: unknown = applyPatch(state, apply)
      expect(after).toEqual(withoutRevision(event.result))
      expect(applyPatch(after, revert)).toEqual(state)
      expect(withoutRevision(event.previous)).toEqual(state)
      state = after
      revision = event.resultRev
    }
    expect(state).toBeNull()
  })

  it('counts the events of its transaction that this listener gets, and arrives together with them', async () => {
    const stream = await openStream(lake, { query: '*[_type == "counted"]' })
    await stream.next()
    await client
      .transaction()
      .create({ _id: 'counted-1', _type: 'counted' })
      .create({ _id: 'not-counted', _type: 'other' })
      .create({ _id: 'counted-2', _type: 'counted' })
      .commit()
    const events = await stream.take(2)
    stream.close()
    expect(
      events.map(({ data }) => [
        data['documentId'],
        data['transactionCurrentEvent'],
        data['transactionTotalEvents'],
      ]),
    ).toEqual([
      ['counted-1', 1, 2],
      ['counted-2', 2, 2],
    ])
  })

  it('tells of drafts and versions only who asks for them, from API version 2025-02-19 on', async () => {
    const ids = async (apiVersion: string, includeAllVersions: boolean): Promise<string[]> => {
      const seen: string[] = []
      const listening = lake
        .client({ apiVersion })
        .listen('*[_type == "versioned"]', {}, { includeAllVersions, events: ['welcome', 'mutation'] })
      await new Promise<void>((resolve, reject) => {
        const subscription = listening.subscribe({
          error: reject,
          next(event) {
            if (event.type === 'welcome')
              void ['drafts.v', 'versions.r.v', 'v'].reduce<Promise<unknown>>(
                (before, _id) => before.then(() => client.createOrReplace({ _id, _type: 'versioned' })),
                Promise.resolve(),
              )
            if (event.type !== 'mutation') return
            seen.push(event.documentId)
            if (event.documentId !== 'v') return
            subscription.unsubscribe()
            resolve()
          },
        })
      })
      return seen
    }
    expect(await ids('2025-02-19', false)).toEqual(['v'])
    expect(await ids('2025-02-19', true)).toEqual(['drafts.v', 'versions.r.v', 'v'])
    expect(await ids('2024-01-01', false)).toEqual(['drafts.v', 'versions.r.v', 'v'])
  })
})

describe('a filter', () => {
  beforeAll(async () => {
    await client.create({ _id: 'red', _type: 'colour', name: 'rood' })
    await client.create({ _id: 'blue', _type: 'colour', name: 'blauw' })
  })

  it.each([
    ['compares with parameters', '*[_type == $type && size > $size]', { type: 'ball', size: 2 }],
    ['follows a reference', '*[_type == "ball" && colour->name == $name]', { name: 'rood' }],
    ['asks for references', '*[references($id)]', { id: 'red' }],
    [
      'asks the whole dataset',
      '*[_type == "ball" && colour._ref in *[_type == "colour" && name == "rood"]._id]',
      {},
    ],
    ['matches words', '*[_type == "ball" && label match $words]', { words: 'grote ba*' }],
    [
      'searches text as the Studio does',
      '*[_type == "ball" && [@, _id] match text::query($words)]',
      { words: 'grote' },
    ],
    [
      'is followed by an order, a slice and a projection',
      '*[_type == "ball" && size > 2] | order(size) [10..20] {size}',
      {},
    ],
    ['names the user', '*[_type == "ball" && owner == identity()]', {}],
  ])('that %s selects the right documents', async (_what, query, params) => {
    const user = await client.users.getById('me')
    const ball = (_id: string, fields: Record<string, unknown>) =>
      client.createOrReplace({ _id, _type: 'ball', ...fields })
    const events = await heard(query, params, 3, async (told) => {
      await ball('no', {
        size: 1,
        label: 'kleine bal',
        owner: 'ander',
        colour: { _type: 'reference', _ref: 'blue' },
      })
      await ball('yes', {
        size: 3,
        label: 'grote bal',
        owner: user.id,
        colour: { _type: 'reference', _ref: 'red' },
      })
      // Who asks more than a document can tell is judged by the dataset of the moment, which may be a later one.
      await told(1)
      // No longer selected, but it was: its listeners are told.
      await ball('yes', {
        size: 1,
        label: 'kleine bal',
        owner: 'ander',
        colour: { _type: 'reference', _ref: 'blue' },
      })
      await told(2)
      await ball('yes', { size: 1, label: 'kleine bal', owner: 'ander' })
      await ball('yes', {
        size: 3,
        label: 'grote bal',
        owner: user.id,
        colour: { _type: 'reference', _ref: 'red' },
      })
    })
    expect(events.map(({ documentId, transition }) => [documentId, transition])).toEqual([
      ['yes', 'appear'],
      ['yes', 'disappear'],
      ['yes', 'appear'],
    ])
    await client.delete('yes')
  })

  it('tells what enters and leaves it by a change', async () => {
    const events = await heard('*[_type == "number" && a < 6]', {}, 4, async () => {
      await client.create({ _id: 'number', _type: 'number', a: 5 })
      await client.patch('number').set({ a: 50 }).commit()
      await client.patch('number').set({ a: 51 }).commit()
      await client.patch('number').set({ a: 4 }).commit()
      await client.delete('number')
    })
    expect(events.map(({ transition }) => transition)).toEqual(['appear', 'disappear', 'appear', 'disappear'])
  })

  it.each([
    ['a broken query', '*['],
    ['an unknown function', '*[nothing::such(_id)]'],
    ['no filter', '{"a": 1}'],
  ])('that is %s ends the listener with a channelError that says why', async (_what, query) => {
    const failing = new Promise((resolve, reject) => {
      client.listen(query).subscribe({ next: resolve, error: reject })
    })
    await expect(failing).rejects.toMatchObject({
      name: 'ChannelError',
      message: textWith(' '),
    })
  })
})
