/** All meetings as a calendar to subscribe to. */
import type { APIRoute } from 'astro'
import { calendarOf } from '../metadata/calendar.ts'

export const GET: APIRoute = ({ locals: { content, siteUrl } }) => {
  const { name, city } = content.settings()
  return calendarOf({
    name: `${name} ${city}`,
    siteUrl,
    timeZone: content.timeZone,
    events: content.list('event'),
  })
}
