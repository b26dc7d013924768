/** News as RSS 2.0. */
import rss from '@astrojs/rss'
import type { APIRoute } from 'astro'

export const GET: APIRoute = ({ locals }) => {
  const { content, siteUrl } = locals
  const settings = content.settings()
  const news = content.list('newsArticle').toSorted((a, b) => b.date.localeCompare(a.date))
  return rss({
    title: `${settings.name} ${settings.city}`,
    description: settings.intro,
    site: siteUrl,
    customData: '<language>nl-nl</language>',
    items: news.map(({ title, summary, date, slug }) => ({
      title,
      description: summary,
      pubDate: new Date(date),
      link: `/nieuws/${slug.current}/`,
    })),
  })
}
