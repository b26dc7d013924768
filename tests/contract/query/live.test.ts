/** Live events and sync tags as the real client and the caches behind it use them. */
import type { LiveEvent } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
  await lake
    .client()
    .transaction()
    .create({ _id: 'ann', _type: 'person', name: 'Ann' })
    .create({ _id: 'post', _type: 'post', slug: { current: 'een' }, by: { _type: 'reference', _ref: 'ann' } })
    .create({ _id: 'page', _type: 'page' })
    .commit()
})
afterAll(async () => {
  await lake.stop()
})

/** The tags that are told while something is done. */
async function toldDuring(work: () => Promise<unknown>, includeDrafts = false): Promise<readonly string[]> {
  const events: LiveEvent[] = []
  let heard: () => void = () => undefined
  const next = (): Promise<void> => new Promise((resolve) => (heard = resolve))
  const welcome = next()
  const subscription = lake
    .client()
    .live.events({ includeDrafts })
    .subscribe((event) => {
      events.push(event)
      heard()
    })
  try {
    await welcome
    const message = next()
    await work()
    await message
    return events.flatMap((event) => (event.type === 'message' ? event.tags : []))
  } finally {
    subscription.unsubscribe()
  }
}

async function tagsOf(
  query: string,
  perspective: 'published' | 'drafts' = 'published',
): Promise<readonly string[]> {
  const answer = await lake.client().fetch<unknown>(query, {}, { filterResponse: false, perspective })
  return answer.syncTags ?? []
}

const meets = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((tag) => right.includes(tag))

describe('live events', () => {
  it('tell of a change to the queries that read it, over references too, and not to others', async () => {
    const reading = await tagsOf('*[_type == "post"]{"by": by->name}')
    const bySlug = await tagsOf('*[_type == "post" && slug.current == "een"][0]{by->{name}}')
    const other = await tagsOf('*[_type == "page"]')
    const told = await toldDuring(() => lake.client().patch('ann').set({ name: 'Anna' }).commit())
    expect(meets(told, reading)).toBe(true)
    expect(meets(told, bySlug)).toBe(true)
    expect(meets(told, other)).toBe(false)
  })

  it('tell of drafts to whoever asks for them', async () => {
    const reading = await tagsOf('*[_type == "page"]', 'drafts')
    const told = await toldDuring(
      () => lake.client().create({ _id: 'drafts.page', _type: 'page', n: 1 }),
      true,
    )
    expect(meets(told, reading)).toBe(true)
  })

  it('say what a discarded draft uncovers', async () => {
    await lake.client().create({ _id: 'drafts.post', _type: 'post', slug: { current: 'twee' } })
    const reading = await tagsOf('*[slug.current == "een"]', 'drafts')
    const told = await toldDuring(() => lake.client().delete('drafts.post'), true)
    expect(meets(told, reading)).toBe(true)
  })
})
