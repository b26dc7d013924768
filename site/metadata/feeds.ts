/** The feeds that a page points at: news and meetings of all, or of the working group that it is about. */
import type { ContentReader } from '../content/graph.ts'
import type { Subject } from './subject.ts'

interface Feed {
  readonly href: string
  readonly type: string
  readonly title: string
}

export function feedsOf(content: ContentReader, subject: Subject | undefined): Feed[] {
  const { name } = content.settings()
  const all = [
    { href: '/rss.xml', type: 'application/rss+xml', title: `Nieuws: ${name}` },
    { href: '/agenda.ics', type: 'text/calendar', title: `Bijeenkomsten: ${name}` },
  ]
  if (subject?.document._type !== 'workingGroup') return all
  const { slug, name: group } = subject.document
  return [
    ...all,
    { href: `/werkgroepen/${slug.current}.xml`, type: 'application/rss+xml', title: `Nieuws: ${group}` },
    { href: `/werkgroepen/${slug.current}.ics`, type: 'text/calendar', title: `Bijeenkomsten: ${group}` },
  ]
}
