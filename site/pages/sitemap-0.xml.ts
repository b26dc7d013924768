/** Every page that a search engine may show. */
import type { APIRoute } from 'astro'
import { addressesOf } from '../content/addresses.ts'

export const GET: APIRoute = ({ locals }) => {
  const urls = addressesOf(locals.content).map((path) => `<url><loc>${locals.siteUrl}${path}</loc></url>`)
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
