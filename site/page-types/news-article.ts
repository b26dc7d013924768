/** News on the site. */
import { readableDay } from '../components/dates.ts'
import { overviews } from '../content/overviews.ts'
import { languageOf } from '../content/places.ts'
import { organisationId, pageUrl } from '../metadata/json-ld-parts.ts'
import { join, plainText } from '../search/index/plain-text.ts'
import type { PageType } from './page-type.ts'
import { byYear, yearsOf } from './parts.ts'

export const newsArticle: PageType<'newsArticle'> = {
  kind: 'Nieuws',
  search: ({ summary, topic, body, date }) => ({
    summary,
    text: join(topic, plainText(body)),
    filters: { jaar: yearsOf(date) },
  }),
  jsonLd: (article, page) => ({
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.summary,
    url: pageUrl(page),
    mainEntityOfPage: pageUrl(page),
    image: page.image,
    inLanguage: languageOf(article),
    articleSection: article.topic,
    datePublished: article.date,
    dateModified: article._updatedAt ?? article.date,
    author: { '@id': organisationId(page) },
    publisher: { '@id': organisationId(page) },
  }),
  list: {
    overview: overviews.news,
    section: 'nieuws',
    orderedBy: ({ date }) => date,
    filters: () => [byYear(({ date }) => date)],
    rows: {
      row: ({ summary, date, topic }) => ({
        text: summary,
        note: `${readableDay(date)}, ${topic.toLowerCase()}`,
      }),
      dated: true,
      empty: 'Er is nog geen nieuws.',
      more: [{ href: '/rss.xml', label: 'Volg het nieuws met RSS' }],
    },
  },
}
