/** The programme's time zone: what its clock shows, on the days too on which that is turned, and which times it skips. */
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import {
  dateIn,
  isTimeZone,
  momentsOf,
  parseDocument,
  timeZoneOf,
  wallClock,
} from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { skippedTimes } from '../../content-schemas/rules/skipped-times.ts'
import { readableEnd, readableMoment } from '../../site/components/dates.ts'
import { createGraph } from '../../site/content/graph.ts'
import { calendarOf } from '../../site/metadata/calendar.ts'
import { momentAhead, momentInDutch, momentSince, today } from '../../studio/desk/dates.ts'
import { timeZoneState } from '../../studio/desk/time-zone.ts'
import { fc } from '../support/fast-check.ts'
import { madeEvent } from '../support/made-documents.ts'

const AMSTERDAM = 'Europe/Amsterdam'
const LISBON = 'Europe/Lisbon'
const PARAMARIBO = 'America/Paramaribo'
const TOKYO = 'Asia/Tokyo'

/** A moment, and what the clock of a zone shows at it. */
const CLOCKS = [
  [AMSTERDAM, '2026-07-01T10:00:00Z', 'woensdag 1 juli 2026 om 12.00 uur'],
  [AMSTERDAM, '2026-03-29T00:59:00Z', 'zondag 29 maart 2026 om 1.59 uur'],
  [AMSTERDAM, '2026-03-29T01:00:00Z', 'zondag 29 maart 2026 om 3.00 uur'],
  [AMSTERDAM, '2026-10-24T23:59:00Z', 'zondag 25 oktober 2026 om 1.59 uur'],
  [AMSTERDAM, '2026-10-25T00:30:00Z', 'zondag 25 oktober 2026 om 2.30 uur (zomertijd)'],
  [AMSTERDAM, '2026-10-25T01:30:00Z', 'zondag 25 oktober 2026 om 2.30 uur (wintertijd)'],
  [AMSTERDAM, '2026-10-25T02:00:00+02:00', 'zondag 25 oktober 2026 om 2.00 uur (zomertijd)'],
  [AMSTERDAM, '2026-10-25T02:00:00Z', 'zondag 25 oktober 2026 om 3.00 uur'],
  [LISBON, '2026-07-01T10:00:00Z', 'woensdag 1 juli 2026 om 11.00 uur'],
  [LISBON, '2026-03-29T00:59:00Z', 'zondag 29 maart 2026 om 0.59 uur'],
  [LISBON, '2026-03-29T01:00:00Z', 'zondag 29 maart 2026 om 2.00 uur'],
  [LISBON, '2026-10-25T00:30:00Z', 'zondag 25 oktober 2026 om 1.30 uur (zomertijd)'],
  [LISBON, '2026-10-25T01:30:00Z', 'zondag 25 oktober 2026 om 1.30 uur (wintertijd)'],
  [PARAMARIBO, '2026-07-01T02:30:00Z', 'dinsdag 30 juni 2026 om 23.30 uur'],
  [PARAMARIBO, '2026-10-25T01:30:00Z', 'zaterdag 24 oktober 2026 om 22.30 uur'],
  [TOKYO, '2026-06-30T15:30:00Z', 'woensdag 1 juli 2026 om 0.30 uur'],
  [TOKYO, '2026-10-25T01:30:00Z', 'zondag 25 oktober 2026 om 10.30 uur'],
] as const

describe('a page', () => {
  it.each(CLOCKS)('in %s says of %s that it is %s', (timeZone, moment, text) => {
    expect(readableMoment(moment, timeZone)).toBe(text)
  })

  it.each([
    [AMSTERDAM, '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2.30 uur (wintertijd)'],
    [
      AMSTERDAM,
      '2026-10-24T20:00:00Z',
      '2026-10-25T00:30:00Z',
      'zondag 25 oktober 2026 om 2.30 uur (zomertijd)',
    ],
    [PARAMARIBO, '2026-10-24T20:00:00Z', '2026-10-25T00:30:00Z', '21.30 uur'],
    [TOKYO, '2026-10-24T14:00:00Z', '2026-10-24T16:00:00Z', 'zondag 25 oktober 2026 om 1.00 uur'],
  ])('in %s names the day of an end only where it is another one', (timeZone, start, end, text) => {
    expect(readableEnd(start, end, timeZone)).toBe(text)
  })

  it.each([
    [undefined, '2026-11-25'],
    [AMSTERDAM, '2026-11-25'],
    [LISBON, '2026-11-24'],
    [PARAMARIBO, '2026-11-24'],
    [TOKYO, '2026-11-25'],
    ['Nergens/Nooit', '2026-11-25'],
  ])('of a programme in %s has its day', (timeZone, day) => {
    const documents = seedDocuments.map((document) =>
      document._type === 'siteSettings' && timeZone !== undefined ? { ...document, timeZone } : document,
    )
    const { graph } = createGraph(documents, { now: new Date('2026-11-24T23:30:00Z'), lastGood: documents })
    expect(graph.reader().today).toBe(day)
  })

  it('has another day once the settings have another zone', () => {
    const now = new Date('2026-11-24T23:30:00Z')
    const { graph } = createGraph(seedDocuments, { now, lastGood: [] })
    const settings = seedDocuments.find(({ _type }) => _type === 'siteSettings')
    const changed = { ...settings, timeZone: PARAMARIBO }
    const { touched } = graph.update({ documents: new Map([['site-settings', changed]]), now })
    expect(graph.reader()).toMatchObject({ today: '2026-11-24', timeZone: PARAMARIBO })
    expect(touched).toContain('today')
  })
})

describe('a time that is published', () => {
  const skips = (start: string, timeZone: string) =>
    skippedTimes({ ...madeEvent, start }, timeZone).map(({ message }) => message)

  it.each([
    [AMSTERDAM, '2026-03-29T02:30:00+01:00'],
    [AMSTERDAM, '2026-03-29T02:00:00+02:00'],
    [AMSTERDAM, '2027-03-28T02:59:59.999+01:00'],
    [LISBON, '2026-03-29T01:30:00+00:00'],
    [LISBON, '2026-03-29T01:30:00+01:00'],
  ])('in %s is not %s: that hour does not exist', (timeZone, text) => {
    expect(skips(text, timeZone)).toEqual([expect.stringContaining('bestaat niet')])
  })

  it.each([
    [AMSTERDAM, '2026-03-29T01:59:59+01:00'],
    [AMSTERDAM, '2026-03-29T03:00:00+02:00'],
    [AMSTERDAM, '2026-03-29T01:30:00Z'],
    [AMSTERDAM, '2026-03-29T02:30:00+05:30'],
    [AMSTERDAM, '2026-10-25T02:30:00+01:00'],
    [AMSTERDAM, '2026-10-25T02:30:00+02:00'],
    [LISBON, '2026-03-29T02:30:00+01:00'],
    [PARAMARIBO, '2026-03-29T02:30:00-03:00'],
    [TOKYO, '2026-03-29T02:30:00+09:00'],
  ])('in %s may be %s', (timeZone, text) => {
    expect(skips(text, timeZone)).toEqual([])
  })
})

describe('a calendar', () => {
  it.each([AMSTERDAM, LISBON, PARAMARIBO, TOKYO])('of a programme in %s has its clock', async (timeZone) => {
    const calendar = await calendarOf({
      name: 'Agenda',
      siteUrl: 'https://example.test',
      timeZone,
      events: [],
    }).text()
    const parsed: unknown = ICAL.parse(calendar)
    const component = new ICAL.Component(Array.isArray(parsed) ? parsed : []).getFirstSubcomponent(
      'vtimezone',
    )
    const zone = new ICAL.Timezone(component ?? new ICAL.Component('vtimezone'))
    expect(calendar).toContain(`X-WR-TIMEZONE:${timeZone}\r\n`)
    expect(zone.tzid).toBe(timeZone)
    for (const [, text] of CLOCKS) {
      const shown = wallClock(timeZone, new Date(text))
      // What the clock shows twice does not say which of the two.
      if (momentsOf(timeZone, shown).length > 1) continue
      const time = ICAL.Time.fromJSDate(shown, true)
      time.zone = zone
      expect(time.toJSDate(), text).toEqual(new Date(text))
    }
  })

  it('has the clock of every zone that there is', async () => {
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      const calendar = await calendarOf({
        name: '',
        siteUrl: 'https://example.test',
        timeZone,
        events: [],
      }).text()
      expect(calendar).toContain(`\r\nTZID:${timeZone}\r\n`)
    }
  })
})

describe('the Studio', () => {
  it.each(CLOCKS)(
    'of a programme in %s shows %s by its clock, wherever the editor is',
    (timeZone, moment, text) => {
      timeZoneState.change(() => timeZone)
      const time = /om (\d+)\.(\d\d)/.exec(text)
      const shown = `${time?.[1]?.padStart(2, '0') ?? ''}:${time?.[2] ?? ''}`
      expect(momentInDutch(moment)).toContain(shown)
      expect(momentAhead(moment, new Date(moment))).toContain(shown)
      expect(momentSince(moment, new Date(moment))).toBe(shown)
      expect(text).toContain(` ${Number(today(new Date(moment)).slice(8))} `)
    },
  )
})

describe('a name', () => {
  it.each(['Europe/Amsterdam', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'])(
    '%s is a zone',
    (name) => {
      expect(isTimeZone(name)).toBe(true)
      expect(timeZoneOf({ timeZone: name })).toBe(name)
    },
  )

  it.each(['', '+01:00', 'europe/amsterdam', 'Europe/Nergens', 'Amsterdam, Europe', '../UTC'])(
    '%j is none',
    (name) => {
      expect(isTimeZone(name)).toBe(false)
      const settings = seedDocuments.find(({ _type }) => _type === 'siteSettings')
      const parsed = parseDocument({ ...settings, timeZone: name })
      expect(!parsed.ok && parsed.problems.map(({ path }) => path)).toContainEqual(['timeZone'])
      expect(timeZoneOf({ timeZone: name })).toBe(AMSTERDAM)
    },
  )
})

it('what a clock shows leads back to the moment, in every zone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      (timeZone, moment) => {
        const shown = wallClock(timeZone, moment)
        expect(momentsOf(timeZone, shown)).toContainEqual(moment)
        expect(dateIn(timeZone, moment)).toBe(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment))
      },
    ),
  )
})
