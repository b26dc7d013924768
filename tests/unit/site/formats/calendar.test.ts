import { fc } from '../../../support/fast-check.ts'
import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { sanitizeText, sanitizeLine } from '@programme/content-schemas'
import { calendarOf } from '../../../../site/metadata/calendar.ts'
import { anyText } from '../../../support/any-text.ts'
import { madeEvent } from '../../../support/made-documents.ts'

async function read(title: string, summary: string, place: string) {
  const events = [{ ...madeEvent, title, summary, place }]
  const text = await calendarOf({
    name: title,
    siteUrl: 'https://example.test',
    timeZone: 'Europe/Amsterdam',
    events,
  }).text()
  const parsed: unknown = ICAL.parse(text)
  const component = new ICAL.Component(Array.isArray(parsed) ? parsed : [])
  const [event, ...others] = component.getAllSubcomponents('vevent')
  expect(others).toEqual([])
  return { text, component, event }
}

it('a calendar reads back as what went in, whatever that is', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, anyText, async (title, summary, place) => {
      const { text, component, event } = await read(title, summary, place)
      expect(component.getFirstPropertyValue('x-wr-calname') ?? '').toBe(sanitizeLine(title))
      expect(event?.getFirstPropertyValue('summary') ?? '').toBe(sanitizeLine(title))
      expect(event?.getFirstPropertyValue('description') ?? '').toBe(sanitizeText(summary))
      expect(event?.getFirstPropertyValue('location') ?? '').toBe(sanitizeLine(place))
      expect(event?.getAllProperties('attendee')).toEqual([])
      for (const line of text.split('\r\n')) {
        expect(line).not.toMatch(/[\n\r\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/)
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }
    }),
  )
})

it.each(['\r\n', '\n', '\r', '\u0085', '\u2028', '\v'])(
  'a title writes no line of its own after %j',
  async (end) => {
    const { text } = await read(`Jan${end}ATTENDEE:mailto:x@example.test`, 'x', 'y')
    expect(text).not.toMatch(/^ATTENDEE/m)
  },
)

it.each([
  ['with a meeting', [madeEvent]],
  ['with nothing planned', []],
])(
  'a calendar %s has its properties before its components, a component, and an end to each line',
  async (_name, events) => {
    const text = await calendarOf({
      name: 'Agenda',
      siteUrl: 'https://example.test',
      timeZone: 'Europe/Amsterdam',
      events,
    }).text()
    expect(text).toMatch(/END:VCALENDAR\r\n$/)
    const lines = text.split('\r\n')
    const first = lines.findIndex((line, index) => index > 0 && line.startsWith('BEGIN:'))
    expect(first).toBeGreaterThan(0)
    for (const [index, line] of lines.entries())
      if (/^(?:X-|METHOD|PRODID|VERSION|REFRESH)/.test(line)) expect(index, line).toBeLessThan(first)
    const parsed: unknown = ICAL.parse(text)
    const component = new ICAL.Component(Array.isArray(parsed) ? parsed : [])
    expect(component.getAllSubcomponents('vtimezone')).toHaveLength(1)
    expect(component.getAllSubcomponents('vevent')).toHaveLength(events.length)
  },
)
