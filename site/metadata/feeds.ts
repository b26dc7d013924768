/** The feeds that a page points at: news and meetings of all, and those of what the page is about. */
import type { ContentReader } from '../content/graph.ts'
import type { Feed } from '../page-types/page-type.ts'
import type { Subject } from './subject.ts'

export function feedsOf(content: ContentReader, subject: Subject | undefined): Feed[] {
  const { name } = content.settings()
  return [
    { href: '/rss.xml', type: 'application/rss+xml', title: `Nieuws: ${name}` },
    { href: '/agenda.ics', type: 'text/calendar', title: `Bijeenkomsten: ${name}` },
    ...(subject?.feeds ?? []),
  ]
}
