/** Every page that a search engine may show, with the moment of its last change. */
import type { APIRoute } from 'astro'
import { addressesOf } from '../content/addresses.ts'
import { element, xmlDocument } from '../formats/xml.ts'

export const GET: APIRoute = ({ locals: { content, siteUrl } }) => {
  const urls = addressesOf(content).map(({ path, changed }) =>
    element('url', [
      element('loc', siteUrl + path),
      ...(changed === undefined ? [] : [element('lastmod', changed)]),
    ]),
  )
  return xmlDocument(
    element('urlset', urls, { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }),
    'application/xml',
  )
}
