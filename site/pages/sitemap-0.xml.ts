/** Every page that a search engine may show, with the moment of its last change. */
import type { APIRoute } from 'astro'
import { addressesOf } from '../content/addresses.ts'

export const GET: APIRoute = ({ locals: { content, siteUrl } }) => {
  const urls = addressesOf(content).map(({ path, changed }) => {
    const lastmod = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`
    return `<url><loc>${siteUrl}${path}</loc>${lastmod}</url>`
  })
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
