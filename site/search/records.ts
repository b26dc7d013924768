/** The pages of the site as search records, from the same documents that the pages show. */
import {
  ACCESSIBILITY_STATUS,
  AGENDA_STATUS,
  PHASES,
  RESULT_KINDS,
  type Documents,
} from '@programme/content-schemas'
import type { ContentReader } from '../content/graph.ts'
import { GAUGE_EXPLANATION, overviews, type Overview } from '../content/overviews.ts'
import { pathOf } from '../content/places.ts'
import { fileName } from '../content/routes.ts'
import { join, plainText } from './plain-text.ts'
import type { SearchRecord } from './record.ts'

export function searchRecords(content: ContentReader): SearchRecord[] {
  const groupsOf = (references: Parameters<ContentReader['resolve']>[1]) =>
    content.resolve('workingGroup', references).map(({ name }) => name)
  const partiesOf = (references: Parameters<ContentReader['resolve']>[1]) =>
    content.resolve('party', references).map(({ name }) => name)

  const projects = content.list('projectPage').map((project) => ({
    url: pathOf(project),
    title: project.title,
    summary: project.summary,
    text: join(
      PHASES[project.phase],
      plainText(project.aanleiding),
      plainText(project.aanpak),
      plainText(project.resultaat),
      ...(project.timeline ?? []).flatMap(({ title, note }) => [title, note]),
    ),
    filters: {
      soort: 'Project',
      werkgroep: groupsOf(project.workingGroups),
      partij: partiesOf(project.parties),
      jaar: yearsOf(
        project.period?.start,
        project.period?.end,
        ...(project.timeline ?? []).map(({ date }) => date),
      ),
    },
  }))
  const groups = content.list('workingGroup').map((group) => ({
    url: pathOf(group),
    title: group.name,
    summary: group.goal,
    text: join(
      group.theme,
      plainText(group.description),
      group.howToJoin,
      group.meetings,
      ...(group.participants ?? []).flatMap(({ role, name, consent }) => [
        role,
        consent === true ? name : undefined,
      ]),
    ),
    filters: {
      soort: 'Werkgroep',
      werkgroep: [group.name],
      partij: partiesOf((group.participants ?? []).map(({ party }) => party)),
    },
  }))
  const results = content.list('result').map((result) => ({
    url: pathOf(result),
    title: result.statement,
    summary: result.explanation,
    text: join(RESULT_KINDS[result.kind], result.evidence, result.indicator?.unit),
    filters: {
      soort: 'Resultaat',
      werkgroep: groupsOf(result.workingGroup ? [result.workingGroup] : []),
      partij: partiesOf(result.parties),
      jaar: yearsOf(result.date),
    },
  }))
  const agenda = content.list('agendaItem').map((item) => ({
    url: pathOf(item),
    title: item.title,
    summary: item.ambition,
    text: AGENDA_STATUS[item.status],
    filters: { soort: 'Agendapunt', partij: partiesOf(item.parties) },
  }))
  const parties = content.list('party').map((party) => ({
    url: pathOf(party),
    title: party.name,
    summary: party.goal,
    text: join(
      party.description,
      ...[party.representation, party.agenda, party.capacity].flatMap((part) =>
        Object.entries(part).flatMap(([field, text]) => (field === 'progress' ? [] : [text])),
      ),
    ),
    filters: { soort: 'Partij', partij: [party.name] },
  }))
  const events = content.list('event').map((event) => ({
    url: pathOf(event),
    title: event.title,
    summary: event.summary,
    text: join(event.place, plainText(event.body)),
    filters: {
      soort: 'Bijeenkomst',
      werkgroep: groupsOf(event.workingGroup ? [event.workingGroup] : []),
      jaar: yearsOf(event.start),
    },
  }))
  const news = content.list('newsArticle').map((article) => ({
    url: pathOf(article),
    title: article.title,
    summary: article.summary,
    text: join(article.topic, plainText(article.body)),
    filters: { soort: 'Nieuws', jaar: yearsOf(article.date) },
  }))
  const pages = content.list('page').map((page) => ({
    url: pathOf(page),
    title: page.title,
    summary: page.summary,
    text: plainText(page.body),
    filters: { soort: 'Pagina' },
  }))
  return [
    home(content.settings()),
    ...Object.values(overviews).map(overview),
    ...content.list('accessibilityStatement').map(statement),
    ...projects,
    ...groups,
    ...results,
    ...agenda,
    ...parties,
    ...events,
    ...news,
    ...pages,
    ...content.contacts().map(person),
    ...content.list('download').flatMap((download) => file(content, download)),
  ]
}

function home({ vision, intro, footer }: Documents['siteSettings']): SearchRecord {
  return { url: '/', title: vision, summary: intro, text: footer, filters: { soort: 'Pagina' } }
}

function overview({ path, name, description, lead }: Overview): SearchRecord {
  const text = path === '/partijen/' ? join(lead, GAUGE_EXPLANATION) : lead
  return { url: path, title: name, summary: description, text, filters: { soort: 'Overzicht' } }
}

function statement({
  title,
  status,
  body,
  deviations = [],
}: Documents['accessibilityStatement']): SearchRecord {
  const text = join(
    `Status ${ACCESSIBILITY_STATUS[status]}.`,
    plainText(body),
    ...deviations.flatMap(({ criterion, consequence, plan }) => [criterion, consequence, plan]),
  )
  return { url: '/toegankelijkheid/', title, summary: '', text, filters: { soort: 'Pagina' } }
}

function person(contact: Documents['contact']): SearchRecord {
  const { name, role, organisation, subjects = [], availability, mobile, phone, email } = contact
  return {
    url: pathOf(contact),
    title: name,
    summary: `${role}, ${organisation}`,
    text: join(subjects.join(', '), availability),
    filters: { soort: 'Contact' },
    numbers: [mobile, phone].filter((number) => number !== undefined),
    mail: [email].filter((address) => address !== undefined),
  }
}

function file(content: ContentReader, download: Documents['download']): SearchRecord[] {
  const asset = content.asset(download.file.asset._ref)
  if (!asset) return []
  const summary = join(download.description, `${asset.extension.toUpperCase()}-bestand`)
  const filters = { soort: 'Download', jaar: yearsOf(download.date) }
  return [{ url: `/bestanden/${fileName(asset._id)}`, title: download.title, summary, text: '', filters }]
}

/** Every year from the first to the last of the given days. */
function yearsOf(...days: readonly (string | undefined)[]): string[] {
  const years = days.flatMap((day) => (day === undefined ? [] : [Number(day.slice(0, 4))]))
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => String(first + index))
}
