/** News about the projects of one working group as a feed. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'
import { newsOf } from '../../content/working-group.ts'
import { newsFeed } from '../../metadata/news-feed.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'werkgroepen/[slug].xml.ts')
}

export const GET: APIRoute = ({ params, locals: { content, siteUrl } }) => {
  const group = content.bySlug('workingGroup', params['slug'] ?? '')
  if (!group) return new Response('Niet gevonden', { status: 404 })
  const { city } = content.settings()
  return newsFeed({
    title: `${group.name} ${city}`,
    description: group.goal,
    siteUrl,
    path: `/werkgroepen/${group.slug.current}.xml`,
    articles: newsOf(content, group),
  })
}
