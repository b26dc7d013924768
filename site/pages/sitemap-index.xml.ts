/** The list of sitemaps; there is one. */
import type { APIRoute } from 'astro'

export const GET: APIRoute = ({ locals }) => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${locals.siteUrl}/sitemap-0.xml</loc></sitemap></sitemapindex>\n`
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
