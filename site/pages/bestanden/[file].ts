/** A file for visitors, fetched from the store; its name is the hash of its content. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../content/current.ts'
import { assetOf, pathsOf } from '../../content/routes.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'bestanden/[file].ts')
}

export const GET: APIRoute = async ({ params, locals }) => {
  const asset = locals.content.asset(assetOf(params['file'] ?? ''))
  if (!asset) return new Response('Niet gevonden', { status: 404 })
  const response = await locals.fetchFile(asset.url)
  if (!response.ok) throw new Error(`${asset.url} answered with ${response.status}.`)
  return new Response(await response.arrayBuffer(), {
    headers: { 'Content-Type': 'application/octet-stream' },
  })
}
