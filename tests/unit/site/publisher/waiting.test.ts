/** When the publisher waits, and that no wait is for ever. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { debounce } from '../../../../site/publisher/debounce.ts'
import { retryLater } from '../../../../site/publisher/retry.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what comes after a quiet moment', () => {
  it('waits for the last of a burst, and is done once', () => {
    const done: number[] = []
    const quiet = debounce(500, 30_000, () => done.push(Date.now()))
    const began = Date.now()
    for (let time = 0; time < 5; time += 1) {
      quiet.again()
      vi.advanceTimersByTime(300)
    }
    vi.advanceTimersByTime(5_000)
    expect(done.map((time) => time - began)).toEqual([1_700])
  })

  it('waits no longer than it may while there is no quiet', () => {
    let times = 0
    const quiet = debounce(500, 3_000, () => (times += 1))
    for (let time = 0; time < 20; time += 1) {
      quiet.again()
      vi.advanceTimersByTime(400)
    }
    expect(times).toBe(2)
  })

  it('can be done at once, where anything waits', () => {
    let times = 0
    const quiet = debounce(500, 3_000, () => (times += 1))
    expect(quiet.now()).toBe(false)
    quiet.again()
    expect(quiet.now()).toBe(true)
    vi.advanceTimersByTime(5_000)
    expect(times).toBe(1)
  })
})

describe('a retry', () => {
  it('waits twice as long after each failure, and begins anew after a success', () => {
    const waits: number[] = []
    let failedAt = Date.now()
    const retry = retryLater(() => {
      waits.push(Date.now() - failedAt)
      if (waits.length === 4) retry.succeeded()
      failedAt = Date.now()
      retry.failed(undefined)
    })
    retry.failed(undefined)
    vi.advanceTimersByTime(4_250)
    retry.stop()
    expect(waits).toEqual([250, 500, 1_000, 2_000, 250])
  })

  it('is welcome when it comes, even where the clock is a moment behind the timer', () => {
    let wait = Number.NaN
    const retry = retryLater(() => (wait = retry.wait()))
    retry.failed(1_000)
    expect(retry.wait()).toBe(1_000)
    vi.setSystemTime(Date.now() - 5)
    vi.advanceTimersByTime(1_000)
    expect(wait).toBe(0)
  })
})
