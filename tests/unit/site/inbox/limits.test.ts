import { expect, it } from 'vitest'
import { createLimits, LIMITS } from '../../../../site/inbox/limits.ts'

it('forgets with the day whose address was whose: the salt of its hashes is gone', async () => {
  const day = { start: Date.parse('2026-11-24T00:00:00Z'), passed: 0 }
  const limits = createLimits({ ...LIMITS, posts: 1 }, () => day.start + day.passed)
  expect(await limits.post('192.0.2.1')).toBe(0)
  day.passed = 24 * 60 * 60 * 1_000 - 1
  expect(await limits.post('192.0.2.1')).toBeGreaterThan(0)
  day.passed += 1
  // The count of yesterday still runs by the clock of the machine, but under a name that nobody can work out any more.
  expect(await limits.post('192.0.2.1')).toBe(0)
})
