/** Meetings as iCalendar (RFC 5545), in universal time: the library writes the local time of the machine where a zone is given. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { sanitizeText, sanitizeLine, type Documents } from '@programme/content-schemas'

const REFRESH_HOURS = 12

/** Every calendar needs a component (RFC 5545, section 3.6), one with nothing planned too. */
function timeZoneComponent(timeZone: string): string[] {
  const [block = ''] = [tzlib_get_ical_block(timeZone)].flat()
  // The library may give the block of another name of the same zone.
  const lines = block.split('\r\n').filter((line) => !line.startsWith('X-LIC-LOCATION:'))
  return lines.map((line) => (line.startsWith('TZID:') ? `TZID:${timeZone}` : line))
}

/** With the calendar's own properties before its components, and an end to its last line. */
function whole(text: string, timeZone: string): string {
  const lines = text.trimEnd().split('\r\n')
  const own = lines.filter((line) => line.startsWith('X-WR-TIMEZONE:'))
  const others = lines.filter((line) => !own.includes(line))
  const first = others.findIndex((line, index) => index > 0 && line.startsWith('BEGIN:'))
  const at = first === -1 ? others.length - 1 : first
  return [...others.slice(0, at), ...own, ...timeZoneComponent(timeZone), ...others.slice(at)]
    .map((line) => `${line}\r\n`)
    .join('')
}

/** @param siteUrl without a trailing slash */
export function calendarOf(options: {
  readonly name: string
  readonly siteUrl: string
  readonly timeZone: string
  readonly events: readonly Documents['event'][]
}): Response {
  const { name, siteUrl, timeZone, events } = options
  const calendar = ical({
    name: sanitizeLine(name),
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_HOURS * 3600,
  })
  // For who looks at the calendar from elsewhere.
  calendar.x('X-WR-TIMEZONE', timeZone)
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
  return new Response(whole(calendar.toString(), timeZone), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  })
}
