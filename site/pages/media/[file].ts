/** One size of one picture, fetched from the store; its name holds the hash of the original. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'media/[file].ts')
}

export const GET: APIRoute = async ({ params, locals }) => {
  const { content, fetchFile } = locals
  const { image, variant } = content.picture(`/media/${params['file'] ?? ''}`) ?? {}
  const asset = image && content.asset(image.asset._ref)
  if (!variant || !asset) return new Response('Niet gevonden', { status: 404 })
  const response = await fetchFile(`${asset.url}${variant.query}`, 'image/webp')
  if (!response.ok) throw new Error(`${asset.url}${variant.query} answered with ${response.status}.`)
  const type = response.headers.get('content-type') ?? 'image/webp'
  return new Response(await response.arrayBuffer(), { headers: { 'Content-Type': type } })
}
