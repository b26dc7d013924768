import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parsePublishStatus, type PublishStatus } from '../../../../studio/desk/status/publish-status.ts'
import { createStatusStore } from '../../../../studio/desk/status/status-store.ts'

const status = (state: 'busy' | 'live', publishedAt = '2026-11-24T14:00:00Z') =>
  parsePublishStatus({ state, release: { publishedAt } })

let asked: number
let answer: () => Promise<PublishStatus | undefined>
const ask = () => {
  asked += 1
  return answer()
}
const ignore = () => undefined

/** How often the server is asked within so many milliseconds. */
async function askedWithin(milliseconds: number): Promise<number> {
  const before = asked
  await vi.advanceTimersByTimeAsync(milliseconds)
  return asked - before
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { hidden: false })
  asked = 0
  answer = () => Promise.resolve(status('live'))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the publish status', () => {
  it('is asked for while someone shows it, and no longer', async () => {
    const store = createStatusStore(ask)
    expect(await askedWithin(60_000)).toBe(0)
    const ends = [store.subscribe(ignore), store.subscribe(ignore)]
    expect(await askedWithin(59_000)).toBe(3)
    for (const end of ends) end()
    expect(await askedWithin(60_000)).toBe(0)
    expect(store.current()).toEqual(status('live'))
  })

  it('is told to all who show it, where it has changed', async () => {
    const store = createStatusStore(ask)
    const told = vi.fn()
    store.subscribe(told)
    await askedWithin(60_000)
    expect(told).toHaveBeenCalledTimes(1)
    answer = () => Promise.resolve(status('live', '2026-11-24T15:00:00Z'))
    await askedWithin(15_000)
    expect(told).toHaveBeenCalledTimes(2)
  })

  it('is asked for often while the site is being made', async () => {
    answer = () => Promise.resolve(status('busy'))
    const store = createStatusStore(ask)
    store.subscribe(ignore)
    expect(await askedWithin(4_000)).toBeGreaterThan(8)
    answer = () => Promise.resolve(status('live'))
    await askedWithin(1_000)
    expect(await askedWithin(30_000)).toBeLessThanOrEqual(2)
  })

  it('is asked for often after a publish, until it is clear that a host elsewhere makes the site', async () => {
    const store = createStatusStore(ask)
    store.subscribe(ignore)
    await askedWithin(1_000)
    store.nudge()
    expect(await askedWithin(4_000)).toBeGreaterThan(8)
    answer = () => Promise.resolve(elsewhere())
    await askedWithin(1_000)
    expect(await askedWithin(14_000)).toBeLessThanOrEqual(1)
  })

  it('is not asked for in a hidden tab', async () => {
    const store = createStatusStore(ask)
    store.subscribe(ignore)
    await askedWithin(0)
    vi.stubGlobal('document', { hidden: true })
    expect(await askedWithin(60_000)).toBe(0)
    expect(store.current()).toEqual(status('live'))
  })

  it('is unknown where nobody answers', async () => {
    const store = createStatusStore(ask)
    store.subscribe(ignore)
    await askedWithin(0)
    answer = () => Promise.reject(new Error('no server'))
    await askedWithin(15_000)
    expect(store.current()).toBeUndefined()
  })

  it('is that of the last question, in whatever order the answers come', async () => {
    const slow = Promise.withResolvers<PublishStatus | undefined>()
    answer = () => slow.promise
    const store = createStatusStore(ask)
    store.subscribe(ignore)
    answer = () => Promise.resolve(status('busy'))
    store.nudge()
    await vi.advanceTimersByTimeAsync(0)
    slow.resolve(status('live'))
    await vi.advanceTimersByTimeAsync(0)
    expect(store.current()?.state).toBe('busy')
  })
})

function elsewhere(): PublishStatus {
  const builtAt = '2026-11-24T15:00:00Z'
  return {
    state: 'live',
    startedAt: builtAt,
    finishedAt: builtAt,
    liveSince: builtAt,
    reason: null,
    problems: [],
    revisions: { a: 'r1' },
  }
}
