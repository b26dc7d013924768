/** The picture that stands beside a shared link to a page without a document of its own. */
import type { APIRoute } from 'astro'
import { cardOf } from '../metadata/card.ts'
import { drawCard } from '../metadata/draw-card.ts'

export const GET: APIRoute = async ({ locals }) =>
  new Response(await drawCard(cardOf(locals.content, '/')), { headers: { 'Content-Type': 'image/png' } })
