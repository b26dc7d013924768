/** The same site by Hugo: the documents as its content files, beside the templates in hugo/. */
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  AGENDA_STATUS,
  PHASES,
  RESULT_KINDS,
  type AnyDocument,
  type DocumentType,
  type Documents,
} from '@programme/content-schemas'
import { overviews, type Overview } from '../../../site/content/overviews.ts'
import { SEARCH_HOOK } from '../../../site/search/hook.ts'
import { PHASE_BOX, phaseLine } from '../../../site/drawings/phase-line.ts'
import { markdown } from './markdown.ts'

const templates = fileURLToPath(new URL('hugo', import.meta.url))

type Front = Readonly<Record<string, unknown>>
interface Content {
  readonly front: Front
  /** Markdown. */
  readonly body?: string
}
type References = readonly { readonly _ref: string }[] | undefined
/** Of the documents that are referred to, their names in the address. */
type NamesOf = (references: References) => string[]

const FOLDERS: Partial<Record<DocumentType, string>> = {
  projectPage: 'projecten',
  workingGroup: 'werkgroepen',
  result: 'resultaten',
  agendaItem: 'agenda',
  event: 'agenda/bijeenkomsten',
  newsArticle: 'nieuws',
  contact: 'contact',
  party: 'partijen',
  page: '.',
}

const year = (date: string | undefined): string[] => (date === undefined ? [] : [date.slice(0, 4)])

type ContentOf<Type extends DocumentType> = (document: Documents[Type], named: NamesOf) => Content

const projectPage: ContentOf<'projectPage'> = (
  { title, summary, phase, aanleiding, aanpak, resultaat, ...rest },
  named,
) => ({
  front: {
    ...{ title, summary, phase, question: 'Vragen over dit project?' },
    ...{ aanleiding: markdown(aanleiding), aanpak: markdown(aanpak), resultaat: markdown(resultaat) },
    ...{ parties: named(rest.parties), groups: named(rest.workingGroups), contacts: named(rest.contacts) },
    ...{ projectfase: [phase], projectpartij: named(rest.parties), date: rest._createdAt },
  },
})

const workingGroup: ContentOf<'workingGroup'> = (
  { name, goal, theme, open, howToJoin, lead, participants = [], ...rest },
  named,
) => {
  const members = participants.flatMap(({ party, role }) =>
    named([party]).map((member) => ({ party: member, role })),
  )
  return {
    front: {
      ...{ title: name, summary: goal, theme, open, howToJoin, participants: members },
      question: open ? 'Sluit u aan: bel of mail' : 'Vragen aan deze werkgroep?',
      ...{ contacts: named([lead]), projects: named(rest.projects), date: rest._createdAt },
      ...{ groepmeedoen: [open ? 'open' : 'vol'], groeppartij: members.map(({ party }) => party) },
      outputs: ['HTML', 'RSS', 'Calendar'],
    },
    body: markdown(rest.description),
  }
}

const result: ContentOf<'result'> = ({ statement, explanation, kind, date, evidence, ...rest }, named) => ({
  front: {
    ...{ title: statement, summary: explanation, kindName: RESULT_KINDS[kind], day: date, date, evidence },
    ...{ parties: named(rest.parties), projects: named(rest.projects) },
    groups: named(rest.workingGroup && [rest.workingGroup]),
    ...{ resultaatsoort: [kind], resultaatpartij: named(rest.parties), resultaatjaar: year(date) },
    question: 'Vragen over dit resultaat?',
  },
})

const agendaItem: ContentOf<'agendaItem'> = ({ title, ambition, status, order, ...rest }, named) => ({
  front: {
    ...{ title, summary: ambition, statusName: AGENDA_STATUS[status], weight: order },
    ...{ parties: named(rest.parties), projects: named(rest.projects) },
    ...{ agendastatus: [status], agendapartij: named(rest.parties) },
  },
})

const event: ContentOf<'event'> = (
  { title, summary, start, end, place, registration, body, ...rest },
  named,
) => ({
  front: {
    ...{ type: 'bijeenkomsten', title, summary, start, end, place, registration, date: start },
    ...{ groups: named(rest.workingGroup && [rest.workingGroup]), contacts: named(rest.contacts) },
    ...{ bijeenkomstjaar: year(start), outputs: ['HTML', 'Calendar'] },
  },
  body: markdown(body),
})

const newsArticle: ContentOf<'newsArticle'> = ({ title, summary, date, topic, body, ...rest }, named) => ({
  front: {
    ...{ title, summary, date, topic, nieuwsjaar: year(date) },
    ...{ projects: named(rest.projects), contacts: named(rest.contacts) },
  },
  body: markdown(body),
})

const contact: ContentOf<'contact'> = ({
  name,
  role,
  organisation,
  mobile,
  phone,
  email,
  availability,
  subjects,
}) => ({
  front: {
    ...{ title: name, role, organisation, mobile, phone, email, availability, subjects },
    summary: `${role}, ${organisation}`,
    outputs: ['HTML', 'Card'],
  },
})

const party: ContentOf<'party'> = ({ name, goal, kind, description }) => ({
  front: { title: name, summary: goal, kind },
  body: description,
})

const page: ContentOf<'page'> = ({ title, body, ...rest }) => ({
  front: { title, summary: rest.seo?.description },
  body: markdown(body),
})

/** What a document is for Hugo; values of its taxonomies are the filters of our lists. */
function contentOf(document: AnyDocument, named: NamesOf): Content | undefined {
  switch (document._type) {
    case 'projectPage':
      return projectPage(document, named)
    case 'workingGroup':
      return workingGroup(document, named)
    case 'result':
      return result(document, named)
    case 'agendaItem':
      return agendaItem(document, named)
    case 'event':
      return event(document, named)
    case 'newsArticle':
      return newsArticle(document, named)
    case 'contact':
      return contact(document, named)
    case 'party':
      return party(document, named)
    case 'page':
      return page(document, named)
    default:
      return undefined
  }
}

/** The lists of the site, with the taxonomies that narrow them down. */
const LISTS: readonly (Overview & { readonly filters?: readonly (readonly [string, string])[] })[] = [
  {
    ...overviews.projects,
    filters: [
      ['Fase', 'projectfase'],
      ['Partij', 'projectpartij'],
    ],
  },
  {
    ...overviews.workingGroups,
    filters: [
      ['Meedoen', 'groepmeedoen'],
      ['Partij', 'groeppartij'],
    ],
  },
  {
    ...overviews.results,
    filters: [
      ['Soort', 'resultaatsoort'],
      ['Partij', 'resultaatpartij'],
      ['Jaar', 'resultaatjaar'],
    ],
  },
  {
    ...overviews.agenda,
    filters: [
      ['Status', 'agendastatus'],
      ['Gedragen door', 'agendapartij'],
    ],
  },
  { ...overviews.meetings, filters: [['Jaar', 'bijeenkomstjaar']] },
  { ...overviews.news, filters: [['Jaar', 'nieuwsjaar']] },
  overviews.parties,
  overviews.contact,
]

/** Writes a project that `hugo` builds. */
export async function writeHugoSite(directory: string, documents: readonly AnyDocument[]): Promise<void> {
  await cp(templates, directory, { recursive: true })
  const names = new Map(
    documents.flatMap((document) =>
      'slug' in document ? [[document._id, document.slug.current] as const] : [],
    ),
  )
  const named: NamesOf = (references = []) =>
    references.flatMap(({ _ref }) => {
      const name = names.get(_ref)
      return name === undefined ? [] : [name]
    })
  for (const document of documents) {
    const folder = FOLDERS[document._type]
    const content = contentOf(document, named)
    const name = names.get(document._id)
    if (folder === undefined || content === undefined || name === undefined) continue
    const front = { name, lastmod: document._updatedAt, ...content.front }
    await write(join(directory, 'content', folder, `${name}.md`), front, content.body)
  }
  for (const { path, name, lead, filters = [] } of LISTS) {
    const taxonomies = filters.map(([label, taxonomy]) => ({ label, taxonomy }))
    const outputs = path === overviews.results.path ? ['HTML', 'CSV'] : ['HTML']
    const front = { title: name, lead, filters: taxonomies, outputs }
    await write(join(directory, 'content', path, '_index.md'), front)
    for (const { taxonomy } of taxonomies)
      await write(join(directory, 'content', taxonomy, '_index.md'), {
        title: name,
        cascade: { section: path },
      })
  }
  await mkdir(join(directory, 'data'), { recursive: true })
  await writeFile(join(directory, 'data', 'settings.json'), JSON.stringify(settingsFor(documents, named)))
}

function settingsFor(documents: readonly AnyDocument[], named: NamesOf): Front {
  const settings = documents.find((document) => document._type === 'siteSettings')
  if (!settings) throw new Error('There are no settings among the documents.')
  const order = Object.keys(PHASES)
  const phases = Object.entries(PHASES).map(([phase, name]) => {
    const { past, ahead } = phaseLine(order.length, order.indexOf(phase))
    const lines = [
      ...ahead.map((path) => `<path class="ahead" d="${path}"/>`),
      ...past.map((path) => `<path d="${path}"/>`),
    ]
    const box = `0 0 ${PHASE_BOX.width} ${PHASE_BOX.height}`
    return [
      phase,
      { name, drawing: `<svg viewBox="${box}" aria-hidden="true">${lines.join('')}</svg>` },
    ] as const
  })
  const { name, city, vision, intro, footer, navigation } = settings
  return {
    ...{ name, city, vision, intro, footer, navigation, phaseOrder: order },
    phases: Object.fromEntries(phases),
    mark: '<svg class="mark" viewBox="0 0 68 30" width="68" height="30" aria-hidden="true"><path d="M5 15H57"/></svg>',
    searchHook: SEARCH_HOOK,
    coordinators: settings.coordinators.flatMap(({ contact, sections = [] }) =>
      named([contact]).map((person) => ({ contact: person, sections })),
    ),
    more: [overviews.parties, overviews.news].map(({ path, name: label }) => ({ path, label })),
  }
}

async function write(file: string, front: Front, body = ''): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(front)}\n\n${body}\n`)
}
