/** The picture that stands beside a shared link, named by what it says. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../content/current.ts'
import { listRoutes } from '../../content/routes.ts'
import { cardsOf, type Card } from '../../content/share-card.ts'
import { drawCard } from '../../metadata/draw-card.ts'

export async function getStaticPaths() {
  const graph = await currentGraph()
  const cards = cardsOf(
    graph.reader(),
    listRoutes(graph).map(({ path }) => path),
  )
  return [...cards].map(([name, card]) => ({ params: { card: name }, props: { card } }))
}

export const GET: APIRoute<{ card: Card }> = async ({ props }) =>
  new Response(await drawCard(props.card), { headers: { 'Content-Type': 'image/png' } })
