/** The list of sitemaps; there is one. */
import type { APIRoute } from 'astro'
import { element, xmlDocument } from '../formats/xml.ts'

export const GET: APIRoute = ({ locals: { siteUrl } }) => {
  const sitemap = element('sitemap', element('loc', `${siteUrl}/sitemap-0.xml`))
  const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9'
  return xmlDocument(element('sitemapindex', sitemap, { xmlns }), 'application/xml')
}
