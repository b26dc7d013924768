/** The picture that stands beside a shared link to a document's page. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'
import { cardOf, pageOfCard } from '../../metadata/card.ts'
import { drawCard } from '../../metadata/draw-card.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'og/[...card].ts')
}

export const GET: APIRoute = async ({ params, locals }) => {
  const card = cardOf(locals.content, pageOfCard(params['card'] ?? ''))
  return new Response(await drawCard(card), { headers: { 'Content-Type': 'image/png' } })
}
