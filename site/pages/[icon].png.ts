/** Icons of the site for browsers and telephones, drawn from the mark. */
import { renderAsync } from '@resvg/resvg-js'
import type { APIRoute } from 'astro'
import { currentGraph } from '../content/current.ts'
import { pathsOf } from '../content/routes.ts'
import { iconSvg } from '../metadata/mark.ts'

/** Pixels. */
const SIZES: Readonly<Record<string, number>> = {
  favicon: 48,
  'apple-touch-icon': 180,
  'icon-192': 192,
  'icon-512': 512,
}

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), '[icon].png.ts')
}

export const GET: APIRoute = async ({ params }) => {
  const size = SIZES[params['icon'] ?? '']
  if (size === undefined) return new Response('Niet gevonden', { status: 404 })
  const image = await renderAsync(iconSvg(), { fitTo: { mode: 'width', value: size } })
  return new Response(new Uint8Array(image.asPng()), { headers: { 'Content-Type': 'image/png' } })
}
