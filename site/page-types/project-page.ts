/** Projects on the site. */
import { PHASES } from '@programme/content-schemas'
import { overviews } from '../content/overviews.ts'
import { aboutPage, contactPoint, organisationId } from '../metadata/json-ld-parts.ts'
import { join, plainText } from '../search/index/plain-text.ts'
import type { PageType } from './page-type.ts'
import { byParty, partyNames, workingGroupNames, yearsOf } from './parts.ts'

export const projectPage: PageType<'projectPage'> = {
  kind: 'Project',
  search(project, content) {
    const { timeline = [], period } = project
    const downloads = content.resolve('download', project.downloads)
    return {
      summary: project.summary,
      text: join(
        PHASES[project.phase],
        plainText(project.aanleiding),
        plainText(project.aanpak),
        plainText(project.resultaat),
        ...timeline.flatMap(({ title, note }) => [title, note]),
        ...downloads.map(
          ({ title, file }) => `${title} (${file.asset._ref.split('-').at(-1)?.toUpperCase()})`,
        ),
      ),
      filters: {
        werkgroep: workingGroupNames(content, project.workingGroups),
        partij: partyNames(content, project.parties),
        jaar: yearsOf(period?.start, period?.end, ...timeline.map(({ date }) => date)),
      },
    }
  },
  jsonLd(project, page) {
    const { start, end } = project.period ?? {}
    return {
      ...aboutPage(page),
      '@type': 'Project',
      parentOrganization: { '@id': organisationId(page) },
      member: page.content
        .resolve('party', project.parties)
        .map(({ name }) => ({ '@type': 'Organization', name })),
      contactPoint: page.content
        .contactsOf(project.contacts)
        .map((contact) => contactPoint(page, contact, project.title)),
      ...(start === undefined ? {} : { foundingDate: start }),
      ...(end === undefined ? {} : { dissolutionDate: end }),
    }
  },
  list: {
    overview: overviews.projects,
    section: 'projecten',
    orderedBy: ({ _createdAt = '' }) => _createdAt,
    byName: true,
    filters: (content) => [
      { name: 'fase', label: 'Fase', choicesOf: ({ phase }) => [{ value: phase, label: PHASES[phase] }] },
      byParty(content, 'Partij', ({ parties }) => parties),
    ],
    rows: { row: ({ summary, phase }) => ({ text: summary, phase }) },
  },
}
