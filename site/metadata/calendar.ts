/** Meetings as iCalendar (RFC 5545), in universal time: the library writes the local time of the machine where a zone is given. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { sanitizeText, sanitizeLine, type Documents } from '@programme/content-schemas'

const HOURS_BETWEEN_LOOKS = 12

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
  return new Response(calendar.toString(), { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } })
}
