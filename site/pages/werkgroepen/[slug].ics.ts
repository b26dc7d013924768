/** The meetings of one working group as a calendar to subscribe to. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'
import { calendarOf } from '../../metadata/calendar.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'werkgroepen/[slug].ics.ts')
}

export const GET: APIRoute = ({ params, locals: { content, siteUrl } }) => {
  const group = content.bySlug('workingGroup', params['slug'] ?? '')
  if (!group) return new Response('Niet gevonden', { status: 404 })
  const { city } = content.settings()
  return calendarOf({
    name: `${group.name} ${city}`,
    siteUrl,
    timeZone: content.timeZone,
    events: content.backlinks('event', group._id),
  })
}
