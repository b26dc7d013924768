/** The agenda: what is to come, what was, and where it stands among the pages. */
import { seedDocuments } from '@programme/content-schemas/seed'
import { expect, it } from 'vitest'
import { createGraph } from '../../../../site/content/graph.ts'
import { listPaths } from '../../../../site/content/lists.ts'
import { hasPassed } from '../../../../site/content/meetings.ts'
import { trailOf } from '../../../../site/content/overview-pages.ts'
import { searchRecords } from '../../../../site/search/index/records.ts'
import { madeEvent } from '../../../support/made-documents.ts'

it.each([
  ['2026-11-24T21:00:00+01:00', '2026-11-24', false],
  ['2026-11-24T21:00:00+01:00', '2026-11-25', true],
  // Half past midnight in the city, still the day before in universal time.
  ['2026-07-01T22:30:00Z', '2026-07-02', false],
  ['2026-07-01T22:30:00Z', '2026-07-03', true],
])('a meeting that ends at %s is over on %s: %s', (end, today, over) => {
  expect(hasPassed({ end }, { today, timeZone: 'Europe/Amsterdam' })).toBe(over)
})

it('the agenda and the joint agenda do not stand below each other', () => {
  const labels = (path: string) => trailOf(path).map(({ label }) => label)
  expect(labels('/agenda/bijeenkomsten/')).toEqual(['Start'])
  expect(labels('/agenda/bijeenkomsten/inloop/')).toEqual(['Start', 'Agenda'])
  expect(labels('/agenda/bijeenkomsten/jaar/2026/')).toEqual(['Start', 'Agenda'])
  expect(labels('/agenda/minder-leegstand/')).toEqual(['Start', 'Gezamenlijke agenda'])
  expect(labels('/projecten/x/')).toEqual(['Start', 'Projecten'])
})

it.each([
  ['Europe/Amsterdam', '2027'],
  ['America/Paramaribo', '2026'],
])('one on New Year’s night is in %s of %s: in the list, and in search', (timeZone, year) => {
  const event = { ...madeEvent, start: '2026-12-31T23:30:00Z', end: '2027-01-01T01:00:00Z' }
  const documents = seedDocuments.map((document) =>
    document._type === 'siteSettings' ? { ...document, timeZone } : document,
  )
  const { graph } = createGraph([...documents, event], { now: new Date('2026-11-24'), lastGood: [] })
  expect(listPaths(graph.reader(), 'event')).toContain(`/agenda/bijeenkomsten/jaar/${year}/`)
  const records = searchRecords(graph.reader(), () => undefined)
  const found = records.find(({ url }) => url === `/agenda/bijeenkomsten/${event.slug.current}/`)
  expect(found?.filters).toMatchObject({ jaar: [year] })
})
