/** Meetings on the site. */
import { dayOf } from '../content/meetings.ts'
import { overviews } from '../content/overviews.ts'
import { aboutPage, organisationId } from '../metadata/json-ld-parts.ts'
import { join, plainText } from '../search/index/plain-text.ts'
import type { PageType } from './page-type.ts'
import { byYear, workingGroupNames, yearsOf } from './parts.ts'

export const event: PageType<'event'> = {
  kind: 'Bijeenkomst',
  search: (meeting, content) => ({
    summary: meeting.summary,
    text: join(meeting.place, plainText(meeting.body)),
    filters: {
      werkgroep: workingGroupNames(content, meeting.workingGroup ? [meeting.workingGroup] : []),
      jaar: yearsOf(dayOf(meeting, content)),
    },
  }),
  jsonLd: ({ start, end, place }, page) => ({
    ...aboutPage(page),
    '@type': 'Event',
    inLanguage: 'nl',
    startDate: start,
    endDate: end,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@type': 'Place', name: place, address: `${place}, ${page.content.settings().city}` },
    organizer: { '@id': organisationId(page) },
  }),
  files: () => ['.ics'],
  list: {
    overview: overviews.meetings,
    section: 'agenda',
    orderedBy: ({ start }) => new Date(start).toISOString(),
    filters: (content) => [byYear((meeting) => dayOf(meeting, content))],
  },
}
