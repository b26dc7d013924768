/** The agenda: what is to come, what was, and where it stands among the pages. */
import { expect, it } from 'vitest'
import { hasPassed } from '../../../../site/content/meetings.ts'
import { trailOf } from '../../../../site/content/overview-pages.ts'

it.each([
  ['2026-11-24T21:00:00+01:00', '2026-11-24', false],
  ['2026-11-24T21:00:00+01:00', '2026-11-25', true],
  // Half past midnight in the city, still the day before in universal time.
  ['2026-07-01T22:30:00Z', '2026-07-02', false],
  ['2026-07-01T22:30:00Z', '2026-07-03', true],
])('a meeting that ends at %s is over on %s: %s', (end, today, over) => {
  expect(hasPassed({ end }, today)).toBe(over)
})

it('the agenda and the joint agenda do not stand below each other', () => {
  const labels = (path: string) => trailOf(path).map(({ label }) => label)
  expect(labels('/agenda/bijeenkomsten/')).toEqual(['Start'])
  expect(labels('/agenda/bijeenkomsten/inloop/')).toEqual(['Start', 'Agenda'])
  expect(labels('/agenda/bijeenkomsten/jaar/2026/')).toEqual(['Start', 'Agenda'])
  expect(labels('/agenda/minder-leegstand/')).toEqual(['Start', 'Gezamenlijke agenda'])
  expect(labels('/projecten/x/')).toEqual(['Start', 'Projecten'])
})
