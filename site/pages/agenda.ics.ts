/** Meetings as iCalendar (RFC 5545). */
import type { APIRoute } from 'astro'
import ical from 'ical-generator'

export const GET: APIRoute = ({ locals }) => {
  const { content, siteUrl, today } = locals
  const settings = content.settings()
  const calendar = ical({ name: `${settings.name} ${settings.city}`, timezone: 'Europe/Amsterdam' })
  for (const event of content.list('event')) {
    calendar.createEvent({
      id: event._id,
      start: new Date(event.start),
      end: new Date(event.end),
      stamp: new Date(event._updatedAt ?? today),
      summary: event.title,
      description: event.summary,
      location: event.place,
      url: `${siteUrl}/agenda/bijeenkomsten/${event.slug.current}/`,
    })
  }
  return new Response(calendar.toString(), { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } })
}
