/** Every page that a search engine may show, with the moment of its last change where that is known. */
import type { APIRoute } from 'astro'
import { addressesOf } from '../content/addresses.ts'
import { element, escaped, xmlDocument } from '../formats/xml.ts'

export const GET: APIRoute = ({ locals: { content, siteUrl } }) => {
  const site = escaped(siteUrl)
  // Addresses are letters, digits and dashes, and there may be ten thousand at every publish.
  const urls = addressesOf(content).map(
    ({ path, changed }) =>
      `<url><loc>${site}${path}</loc>${changed === undefined ? '' : `<lastmod>${escaped(changed)}</lastmod>`}</url>`,
  )
  return xmlDocument(
    element('urlset', { xml: urls.join('') }, { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }),
    'application/xml',
  )
}
