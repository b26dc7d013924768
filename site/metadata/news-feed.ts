/** News as RSS 2.0. */
import type { Documents, RichText } from '@programme/content-schemas'
import { escapeHTML } from 'astro/runtime/server/index.js'

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
  const channel = [
    element('title', title),
    element('description', description),
    element('link', `${siteUrl}/`),
    '<language>nl-nl</language>',
    `<atom:link href="${escapeHTML(siteUrl + path)}" rel="self" type="application/rss+xml"/>`,
    ...newestFirst.slice(0, MOST).map((article) => item(article, siteUrl)),
  ].join('')
  const spaces =
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"'
  const xml = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ${spaces}><channel>${channel}</channel></rss>`
  return new Response(withoutControls(xml), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  })
}

function item({ title, summary, body, date, topic, slug }: Article, siteUrl: string): string {
  const address = escapeHTML(`${siteUrl}/nieuws/${slug.current}/`)
  return `<item>${element('title', title)}<link>${address}</link><guid isPermaLink="true">${address}</guid>${element('description', summary)}<pubDate>${new Date(date).toUTCString()}</pubDate>${fullText(body)}${element('category', topic)}</item>`
}

/** Readers take it for HTML. Where every `>` of a text is escaped, nothing in it ends the section. */
function fullText(body: RichText = []): string {
  const paragraphs = body.flatMap((block) =>
    block._type === 'block' ? `<p>${escapeHTML(block.children.map(({ text }) => text).join(''))}</p>` : [],
  )
  return paragraphs.length === 0
    ? ''
    : `<content:encoded><![CDATA[${paragraphs.join('')}]]></content:encoded>`
}

function element(name: string, text: string): string {
  return `<${name}>${escapeHTML(text)}</${name}>`
}

/** XML has no way to write them. */
function withoutControls(xml: string): string {
  return xml.replace(/[\p{Cc}--[\t\n\r]]/gv, '')
}
