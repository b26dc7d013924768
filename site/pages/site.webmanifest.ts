/** How the site looks among the apps of a telephone (Web Application Manifest). */
import type { APIRoute } from 'astro'
import { WATER } from '../metadata/mark.ts'

export const GET: APIRoute = ({ locals }) => {
  const { name, city, intro } = locals.content.settings()
  const manifest = {
    name: `${name} ${city}`,
    short_name: city,
    description: intro,
    lang: 'nl',
    start_url: '/',
    display: 'minimal-ui',
    background_color: WATER,
    theme_color: WATER,
    icons: [192, 512].map((size) => ({
      src: `/icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
  }
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/manifest+json' } })
}
