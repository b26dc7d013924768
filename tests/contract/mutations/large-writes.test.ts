/** Large writes: others are answered meanwhile, see all or nothing of them, and nothing of them is torn. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStream } from '../../support/event-stream.ts'
import { startLakeProcess } from '../../support/lake-process.ts'
import { postData } from '../../support/post.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

/** More than is written at once. */
const MANY = 1_200

let lake: RunningLake
let client: SanityClient
beforeAll(async () => {
  lake = await startLake()
  client = lake.client().withConfig({ maxRetries: 0, perspective: 'raw' })
})
afterAll(async () => {
  await lake.stop()
})

const many = (type: string, count = MANY) =>
  Array.from({ length: count }, (_none, n) => ({
    create: { _id: `${type}-${n}`, _type: type, n, title: `titel ${type} ${n}` },
  }))
const write = (mutations: readonly unknown[]) => postData(lake, 'mutate/production', { mutations })

/** Asks again and again until the write is done. */
async function beside(writing: Promise<Response>, ask: () => Promise<void>): Promise<Response> {
  let isOver = false
  const written = writing.finally(() => (isOver = true))
  while (!isOver) await ask()
  return written
}

describe('a large write', () => {
  it('is seen whole or not at all by whoever asks meanwhile, and nobody is refused an answer', async () => {
    const count = async (): Promise<number> => client.fetch('count(*[_type == "herd"])')
    const seen = new Set<number>()
    const look = async (): Promise<void> => void seen.add(await count())
    expect(await beside(write(many('herd')), look)).toMatchObject({ status: 200 })
    expect(await count()).toBe(MANY)
    const patch = { patch: { query: '*[_type == "herd"]', set: { seen: true } } }
    expect(await beside(write([patch]), look)).toMatchObject({ status: 200 })
    expect(await client.fetch('count(*[_type == "herd" && seen])')).toBe(MANY)
    const read = async (): Promise<void> => {
      const found = await client.getDocument(`herd-${MANY - 1}`)
      seen.add(found ? MANY : 0)
      await look()
    }
    expect(await beside(write([{ delete: { query: '*[_type == "herd"]' } }]), read)).toMatchObject({
      status: 200,
    })
    expect(await count()).toBe(0)
    expect([...seen].sort()).toEqual([0, MANY])
  })

  it('has a save beside it carried out, or told when to come again, and then carried out', async () => {
    await client.createOrReplace({ _id: 'note', _type: 'note', n: 0 })
    let saves = 0
    await beside(write(many('flock')), async () => {
      const saved = await write([{ patch: { id: 'note', inc: { n: 1 } } }])
      if (saved.ok) saves += 1
      else {
        expect(saved.status).toBe(503)
        expect(Number(saved.headers.get('retry-after'))).toBeGreaterThan(0)
        expect(await saved.text()).not.toContain('queryParseError')
      }
    })
    await client.patch('note').inc({ n: 1 }).commit()
    expect(await client.getDocument('note')).toMatchObject({ n: saves + 1 })
    expect(await client.fetch('count(*[_type == "flock"])')).toBe(MANY)
  })

  it('is refused as a whole where one of its items is wrong, which the error names', async () => {
    const refused = await write([...many('wrong'), { create: { _id: 'wrong-5', _type: 'wrong' } }])
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ error: { items: [{ index: MANY }] } })
    const dangling = await write([...many('wrong'), { create: { _type: 'wrong', ref: { _ref: 'nowhere' } } }])
    expect(await dangling.json()).toMatchObject({ error: { items: [{ index: MANY }] } })
    expect(await client.fetch('count(*[_type == "wrong"])')).toBe(0)
  })

  it('is told to listeners, found by its words, and kept in the history like any other', async () => {
    const stream = await openStream(lake, { query: '*[_type == "told"]', includePreviousRevision: 'true' })
    await stream.next()
    await write(many('told'))
    const appeared = await stream.take(MANY)
    expect(new Set(appeared.map(({ data }) => data['documentId'])).size).toBe(MANY)
    expect(appeared.at(-1)?.data).toMatchObject({ transition: 'appear', transactionTotalEvents: MANY })
    expect(await client.fetch('*[title match "told 77"]._id')).toEqual(['told-77'])
    const { _rev = '' } = (await client.getDocument('told-77')) ?? {}
    await write([{ delete: { query: '*[_type == "told"]' } }])
    expect((await stream.take(MANY)).every(({ data }) => data['transition'] === 'disappear')).toBe(true)
    stream.close()
    const earlier = await fetch(
      `${lake.origin}/v2025-02-19/data/history/production/documents/told-77?revision=${_rev}`,
      { headers: { authorization: `Bearer ${lake.token}` } },
    )
    expect(await earlier.json()).toMatchObject({ documents: [{ _id: 'told-77', n: 77 }] })
  })

  it('publishes a release of many, whose documents refer to each other, in one transaction', async () => {
    await client.action({ actionType: 'sanity.action.release.create', releaseId: 'large' })
    const members = Array.from({ length: 400 }, (_none, n) => ({
      create: {
        _id: `versions.large.member-${n}`,
        _type: 'member',
        next: { _ref: `member-${(n + 1) % 400}`, _weak: true, _strengthenOnPublish: { type: 'member' } },
      },
    }))
    expect(await write(members)).toMatchObject({ status: 200 })
    const seen = new Set<number>()
    const publish = postData(lake, 'actions/production', {
      actions: [{ actionType: 'sanity.action.release.publish', releaseId: 'large' }],
    })
    const look = async (): Promise<void> =>
      void seen.add(await client.fetch('count(*[_type == "member"]._rev)'))
    expect(await beside(publish, look)).toMatchObject({ status: 200 })
    expect(await client.fetch('count(array::unique(*[_type == "member"]._rev))')).toBe(1)
    expect(await client.fetch('count(*[_id in path("versions.large.**")])')).toBe(0)
    expect([...seen].every((count) => count === 400)).toBe(true)
    await expect(client.delete('member-7')).rejects.toMatchObject({ statusCode: 409 })
  })

  it('writes nothing where the disk is full, and says so', async () => {
    const small = await startLake({ mostBytes: 1024 * 1024 })
    const body = { mutations: many('full', 3_000) }
    const full = await postData(small, 'mutate/production', body)
    expect(full.status).toBe(507)
    expect(await small.client().fetch('count(*[_type == "full"])')).toBe(0)
    await small.client().create({ _type: 'after' })
    await small.stop()
  })
})

describe('a write by query', () => {
  it('never touches what others have taken out of its selection meanwhile', async () => {
    await write(many('young', 60))
    const stream = await openStream(lake, { query: '*[_type == "young"]', includePreviousRevision: 'true' })
    await stream.next()
    const grow = async (n: number): Promise<void> => {
      await client
        .patch(`young-${n}`)
        .set({ n: 1_000 })
        .commit()
        .catch(() => undefined)
    }
    const deletions = Array.from({ length: 10 }, (_none, tens) =>
      write([{ delete: { query: '*[_type == "young" && n < $n]', params: { n: 6 * (tens + 1) } } }]),
    )
    await Promise.all([...Array.from({ length: 60 }, (_none, n) => grow(59 - n)), ...deletions])
    for (const deletion of deletions) expect([200, 503]).toContain((await deletion).status)
    await client.create({ _id: 'young-last', _type: 'young', n: 1_000 })
    for (;;) {
      const { data } = await stream.next()
      if (data['documentId'] === 'young-last') break
      if (data['transition'] === 'disappear') expect(data['previous']).not.toMatchObject({ n: 1_000 })
    }
    stream.close()
  })
})

describe('references', () => {
  it('protect a document with more referrers than an error names, also where the first hundred go with it', async () => {
    await client.create({ _id: 'popular', _type: 'thing' })
    const referrers = Array.from({ length: 150 }, (_none, n) => `fan-${String(n).padStart(3, '0')}`)
    await write(referrers.map((_id) => ({ create: { _id, _type: 'fan', ref: { _ref: 'popular' } } })))
    const gone = ['popular', ...referrers.slice(0, 100)].map((id) => ({ delete: { id } }))
    const refused = await write(gone)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      error: { items: [{ index: 0, error: { referencingIDs: referrers.slice(100) } }] },
    })
    const all = await fetch(`${lake.origin}/v2025-02-19/data/references/production/documents/popular/to`, {
      headers: { authorization: `Bearer ${lake.token}` },
    })
    expect(await all.json()).toMatchObject({ totalCount: 150 })
    expect(await write([...gone, ...referrers.slice(100).map((id) => ({ delete: { id } }))])).toMatchObject({
      status: 200,
    })
  })
})

it('is there whole or not at all after a power cut', { timeout: 120_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'large-'))
  try {
    for (const wait of [0, 60, 180, 400]) {
      const running = await startLakeProcess(dataDir)
      const before = await running.client().fetch<number>('count(*[_type == "cut"])')
      expect([0, MANY]).toContain(before)
      const mutations = before === 0 ? many('cut') : [{ delete: { query: '*[_type == "cut"]' } }]
      const cut = fetch(`${running.origin}/v2025-02-19/data/mutate/production`, {
        method: 'POST',
        headers: { authorization: `Bearer ${running.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ mutations }),
      }).catch(() => undefined)
      await setTimeout(wait)
      await running.kill()
      await cut
    }
    const after = await startLakeProcess(dataDir)
    const found = await after.client().fetch<number>('count(*[_type == "cut"])')
    expect([0, MANY]).toContain(found)
    expect(await after.client().fetch('count(*[title match "titel cut"])')).toBe(found)
    await after.stop()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
