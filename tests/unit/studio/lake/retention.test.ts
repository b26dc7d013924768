import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it, vi } from 'vitest'
import { startHistoryRetention } from '../../../../studio/lake/store/retention.ts'
import { createLogTruncation } from '../../../../studio/lake/store/truncate-log.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('is tried again in a minute where it fails, and ends the process in no way', async () => {
  vi.useFakeTimers()
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const before: string[] = []
  let isFull = true
  const purge = (time: string): void => {
    before.push(time)
    if (isFull) throw new Error('database or disk is full')
  }
  const end = startHistoryRetention(purge, 365, () => new Date('2026-06-01T00:00:00Z'))
  await vi.advanceTimersByTimeAsync(0)
  expect(before).toEqual(['2025-06-01T00:00:00.000Z'])
  expect(logged).toHaveBeenCalledOnce()
  isFull = false
  await vi.advanceTimersByTimeAsync(60_000)
  expect(before).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(86_399_999)
  expect(before).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(before).toHaveLength(3)
  end()
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect(before).toHaveLength(3)
})

it('leaves the process alone where the log cannot be truncated', () => {
  vi.useFakeTimers()
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const database = new DatabaseSync(':memory:')
  const log = createLogTruncation(database)
  log.request()
  database.close()
  expect(() => vi.advanceTimersByTime(1)).not.toThrow()
  expect(logged).toHaveBeenCalledOnce()
  log.stop()
})
