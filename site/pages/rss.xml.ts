/** All news as a feed. */
import type { APIRoute } from 'astro'
import { newsFeed } from '../metadata/news-feed.ts'

export const GET: APIRoute = ({ locals: { content, siteUrl } }) => {
  const { name, city, intro } = content.settings()
  const articles = content.list('newsArticle')
  return newsFeed({ title: `${name} ${city}`, description: intro, siteUrl, path: '/rss.xml', articles })
}
