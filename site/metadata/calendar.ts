/** Meetings as iCalendar (RFC 5545), in universal time: the library writes the local time of the machine where a zone is given. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { sanitizeText, sanitizeLine, type Documents } from '@programme/content-schemas'

const HOURS_BETWEEN_LOOKS = 12

/** Every calendar needs a component (RFC 5545, section 3.6), one with nothing planned too. */
const CITY_TIME = [
  ...['BEGIN:VTIMEZONE', 'TZID:Europe/Amsterdam'],
  ...['BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'DTSTART:19810329T020000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT'],
  ...['BEGIN:STANDARD', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'DTSTART:19961027T030000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD'],
  'END:VTIMEZONE',
]

/** With the calendar's own properties before its components, and an end to its last line. */
function whole(text: string): string {
  const lines = text.trimEnd().split('\r\n')
  const own = lines.filter((line) => line.startsWith('X-WR-TIMEZONE:'))
  const others = lines.filter((line) => !own.includes(line))
  const first = others.findIndex((line, index) => index > 0 && line.startsWith('BEGIN:'))
  const at = first === -1 ? others.length - 1 : first
  return [...others.slice(0, at), ...own, ...CITY_TIME, ...others.slice(at)]
    .map((line) => `${line}\r\n`)
    .join('')
}

/** @param siteUrl without a trailing slash */
export function calendarOf(options: {
  readonly name: string
  readonly siteUrl: string
  readonly events: readonly Documents['event'][]
}): Response {
  const { name, siteUrl, events } = options
  const calendar = ical({
    name: sanitizeLine(name),
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOURS_BETWEEN_LOOKS * 3600,
  })
  // For who looks at the calendar from elsewhere.
  calendar.x('X-WR-TIMEZONE', 'Europe/Amsterdam')
  for (const event of events) {
    calendar.createEvent({
      // The same event has the same name in every feed, so that a calendar with two feeds shows it once.
      id: `${event._id}@${new URL(siteUrl).hostname}`,
      start: new Date(event.start),
      end: new Date(event.end),
      stamp: new Date(event._updatedAt ?? event.start),
      ...(event._updatedAt === undefined ? {} : { lastModified: new Date(event._updatedAt) }),
      status: ICalEventStatus.CONFIRMED,
      summary: sanitizeLine(event.title),
      description: sanitizeText(event.summary),
      location: sanitizeLine(event.place),
      url: `${siteUrl}/agenda/bijeenkomsten/${event.slug.current}/`,
    })
  }
  return new Response(whole(calendar.toString()), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  })
}
