/** One meeting, to be put into a calendar. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../../content/current.ts'
import { pathsOf } from '../../../content/routes.ts'
import { calendarOf } from '../../../metadata/calendar.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'agenda/bijeenkomsten/[slug].ics.ts')
}

export const GET: APIRoute = ({ params, locals: { content, siteUrl } }) => {
  const event = content.bySlug('event', params['slug'] ?? '')
  if (!event) return new Response('Niet gevonden', { status: 404 })
  return calendarOf({ name: event.title, siteUrl, timeZone: content.timeZone, events: [event] })
}
