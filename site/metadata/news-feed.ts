/** News as RSS 2.0. */
import rss from '@astrojs/rss'
import type { Documents } from '@vlaardingen/content-schemas'
import { plainText } from '../search/plain-text.ts'

const MOST = 50

/** @param options.path of the feed itself; siteUrl without a trailing slash */
export function newsFeed(options: {
  readonly title: string
  readonly description: string
  readonly siteUrl: string
  readonly path: string
  readonly articles: readonly Documents['newsArticle'][]
}): Promise<Response> {
  const { title, description, siteUrl, path, articles } = options
  const newestFirst = articles.toSorted((a, b) => b.date.localeCompare(a.date) || (a._id < b._id ? -1 : 1))
  return rss({
    title,
    description,
    site: siteUrl,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>nl-nl</language><atom:link href="${siteUrl}${path}" rel="self" type="application/rss+xml"/>`,
    items: newestFirst.slice(0, MOST).map((article) => ({
      title: article.title,
      description: article.summary,
      content: plainText(article.body),
      pubDate: new Date(article.date),
      categories: [article.topic],
      link: `/nieuws/${article.slug.current}/`,
    })),
  })
}
