/** News as RSS 2.0. */
import { sanitizeText, type Documents, type ImageValue, type RichText } from '@programme/content-schemas'
import { escapeHTML } from 'astro/runtime/server/index.js'
import { partsOf } from '../components/rich-text.ts'
import { variantsOf } from '../content/media.ts'
import { cdata, element, xmlDocument, type Xml } from '../formats/xml.ts'

const MOST = 50

type Article = Documents['newsArticle']

/** @param options.path of the feed itself; siteUrl without a trailing slash */
export function newsFeed(options: {
  readonly title: string
  readonly description: string
  readonly siteUrl: string
  readonly path: string
  readonly articles: readonly Article[]
}): Response {
  const { title, description, siteUrl, path, articles } = options
  const newestFirst = articles.toSorted((a, b) => b.date.localeCompare(a.date) || (a._id < b._id ? -1 : 1))
  const channel = element('channel', [
    element('title', title),
    element('description', description),
    element('link', `${siteUrl}/`),
    element('language', 'nl-nl'),
    element('atom:link', [], { href: siteUrl + path, rel: 'self', type: 'application/rss+xml' }),
    ...newestFirst.slice(0, MOST).map((article) => item(article, siteUrl)),
  ])
  const rss = element('rss', channel, {
    version: '2.0',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
  })
  return xmlDocument(rss, 'application/rss+xml')
}

function item({ title, summary, body, date, topic, slug }: Article, siteUrl: string): Xml {
  const address = `${siteUrl}/nieuws/${slug.current}/`
  return element('item', [
    element('title', title),
    element('link', address),
    element('guid', address, { isPermaLink: 'true' }),
    element('description', summary),
    element('pubDate', new Date(date).toUTCString()),
    ...fullText(body, siteUrl),
    element('category', topic),
  ])
}

/** As on the page, with its headings, lists and links; readers take it for HTML. */
function fullText(body: RichText = [], siteUrl: string): Xml[] {
  const clean = body.map((block) =>
    block._type === 'block'
      ? { ...block, children: block.children.map((span) => ({ ...span, text: sanitizeText(span.text) })) }
      : block,
  )
  const parts = partsOf(clean).map((part) => (typeof part === 'string' ? part : picture(part)))
  const html = sanitizeText(parts.join('')).replaceAll(/(href|src)="\//g, `$1="${siteUrl}/`)
  return html === '' ? [] : [element('content:encoded', cdata(html))]
}

function picture(image: ImageValue): string {
  const largest = variantsOf(image).at(-1)
  const alt = escapeHTML(sanitizeText(image.decorative === true ? '' : (image.alt ?? '')))
  return largest
    ? `<p><img src="${largest.path}" width="${largest.width}" height="${largest.height}" alt="${alt}"></p>`
    : ''
}
