/** Which releases are kept: the newest ten, one an hour for a day, one a day for a month, and all of the last minutes. */
import { expect, it } from 'vitest'
import { keptOf } from '../../../../site/publisher/releases/history.ts'

const MINUTE = 60_000
const NOW = Date.parse('2026-11-30T12:00:00Z')
/** @param ages in minutes, the youngest first */
const releases = (ages: readonly number[]) =>
  ages.map((age, index) => ({
    number: ages.length - index,
    publishedAt: new Date(NOW - age * MINUTE).toISOString(),
  }))

it('keeps ten however old they are', () => {
  const old = releases(Array.from({ length: 40 }, (_, index) => (400 + index) * 24 * 60))
  expect([...keptOf(old, NOW)]).toEqual([40, 39, 38, 37, 36, 35, 34, 33, 32, 31])
})

it('keeps all of the last five minutes, of which pages may be open', () => {
  expect(keptOf(releases(Array.from({ length: 300 }, (_, index) => index / 60)), NOW).size).toBe(300)
})

it('keeps one an hour for a day and one a day for a month, the newest of each', () => {
  const everyTenMinutes = releases(Array.from({ length: 40 * 24 * 6 }, (_, index) => 1 + index * 10))
  const kept = [...keptOf(everyTenMinutes, NOW)]
  expect(kept.length).toBeGreaterThan(10 + 22 + 28)
  expect(kept.length).toBeLessThan(10 + 26 + 32)
})
