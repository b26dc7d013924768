/** What search engines read of a page: schema.org in JSON-LD, built from documents. */
import type { Contact, Documents } from '@programme/content-schemas'
import type {
  BreadcrumbList,
  ContactPoint,
  Event,
  Graph,
  GovernmentOrganization,
  NewsArticle,
  Organization,
  Project,
  Thing,
  WebSite,
} from 'schema-dts'
import type { ContentReader } from '../content/graph.ts'
import { languageOf, pathOf } from '../content/places.ts'
import { subjectAt } from './subject.ts'

export interface PageFacts {
  readonly content: ContentReader
  /** Without a trailing slash. */
  readonly siteUrl: string
  readonly path: string
  readonly title: string
  readonly description: string
  /** Absolute address of the picture that is shown when the page is shared. */
  readonly image: string
  /** From the home page down to the parent of this page. */
  readonly trail: readonly { readonly label: string; readonly href: string }[]
}

export function jsonLdOf(page: PageFacts): Graph {
  const things: (Thing & object)[] = [
    organisation(page),
    ...website(page),
    ...breadcrumbs(page),
    ...about(page),
  ]
  return { '@context': 'https://schema.org', '@graph': things.filter((thing) => typeof thing === 'object') }
}

/** For a script element, where `</script>` and comments must not occur. */
export function asScript(graph: Graph): string {
  return JSON.stringify(graph).replaceAll('<', '\\u003c')
}

const idOf = ({ siteUrl }: PageFacts) => `${siteUrl}/#organisatie`
const urlOf = ({ siteUrl, path }: PageFacts) => `${siteUrl}${path}`

function organisation(page: PageFacts): Exclude<Organization, string> {
  const { content, siteUrl } = page
  const { name, city, coordinators } = content.settings()
  const whole = page.path === '/' || page.path === '/contact/'
  const points = coordinators.flatMap(({ subject, contact }) =>
    content.contactsOf([contact]).map((person) => contactPoint(page, person, subject)),
  )
  return {
    '@type': 'Organization',
    '@id': idOf(page),
    name: `${name} ${city}`,
    url: `${siteUrl}/`,
    logo: `${siteUrl}/icon-512.png`,
    ...(whole ? { areaServed: city, contactPoint: points } : {}),
  }
}

function contactPoint(
  { siteUrl }: PageFacts,
  contact: Contact,
  subject: string,
): Exclude<ContactPoint, string> {
  const { name, mobile, phone, email } = contact
  const telephone = mobile ?? phone
  return {
    '@type': 'ContactPoint',
    name,
    contactType: subject,
    url: siteUrl + pathOf(contact),
    availableLanguage: 'nl',
    ...(telephone === undefined ? {} : { telephone }),
    ...(email === undefined ? {} : { email }),
  }
}

function website(page: PageFacts): Exclude<WebSite, string>[] {
  if (page.path !== '/') return []
  const { name, city, intro } = page.content.settings()
  const search = {
    '@type': 'SearchAction' as const,
    target: { '@type': 'EntryPoint' as const, urlTemplate: `${page.siteUrl}/zoeken/?q={vraag}` },
    'query-input': 'required name=vraag',
  }
  return [
    {
      '@type': 'WebSite',
      '@id': `${page.siteUrl}/#site`,
      name: `${name} ${city}`,
      description: intro,
      url: `${page.siteUrl}/`,
      inLanguage: 'nl',
      publisher: { '@id': idOf(page) },
      potentialAction: search,
    },
  ]
}

function breadcrumbs({ siteUrl, path, title, trail }: PageFacts): Exclude<BreadcrumbList, string>[] {
  if (trail.length === 0) return []
  return [
    {
      '@type': 'BreadcrumbList',
      itemListElement: [...trail, { label: title, href: path }].map(({ label, href }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: label,
        item: `${siteUrl}${href}`,
      })),
    },
  ]
}

/** The thing that the page is about, or the page itself where it is a list or plain text. */
function about(page: PageFacts): Exclude<Thing, string>[] {
  const subject = subjectAt(page.content, page.path)
  switch (subject?.document._type) {
    case 'projectPage':
      return [project(page, subject.document)]
    case 'workingGroup':
      return [{ ...common(page), '@type': 'Organization', parentOrganization: { '@id': idOf(page) } }]
    case 'party':
      return [party(page, subject.document)]
    case 'event':
      return [event(page, subject.document)]
    case 'newsArticle':
      return [news(page, subject.document)]
    case 'contact':
      return [
        {
          ...common(page),
          '@type': 'ProfilePage',
          inLanguage: 'nl',
          mainEntity: person(page, subject.document),
        },
      ]
    case 'result':
      return [
        {
          ...common(page),
          '@type': 'Report',
          inLanguage: 'nl',
          publisher: { '@id': idOf(page) },
          ...(subject.document.date === undefined ? {} : { datePublished: subject.document.date }),
        },
      ]
    default: {
      const type =
        page.path === '/contact/' ? 'ContactPage' : page.path === '/over/' ? 'AboutPage' : 'WebPage'
      const changed = subject?.document._updatedAt
      return [
        {
          ...common(page),
          '@type': type,
          inLanguage: subject ? languageOf(subject.document) : 'nl',
          publisher: { '@id': idOf(page) },
          ...(changed === undefined ? {} : { dateModified: changed }),
        },
      ]
    }
  }
}

function common(page: PageFacts) {
  const { title, description, image } = page
  return { name: title, url: urlOf(page), image, description }
}

function project(page: PageFacts, document: Documents['projectPage']): Exclude<Project, string> {
  const contacts = page.content.contactsOf(document.contacts)
  return {
    ...common(page),
    '@type': 'Project',
    parentOrganization: { '@id': idOf(page) },
    member: page.content
      .resolve('party', document.parties)
      .map(({ name }) => ({ '@type': 'Organization', name })),
    contactPoint: contacts.map((contact) => contactPoint(page, contact, document.title)),
    ...(document.period?.start === undefined ? {} : { foundingDate: document.period.start }),
    ...(document.period?.end === undefined ? {} : { dissolutionDate: document.period.end }),
  }
}

function party(
  page: PageFacts,
  document: Documents['party'],
): Exclude<GovernmentOrganization | Organization, string> {
  const { city } = page.content.settings()
  const memberOf = { '@id': idOf(page) }
  if (document.kind !== 'gemeente') return { ...common(page), '@type': 'Organization', memberOf }
  return {
    ...common(page),
    '@type': 'GovernmentOrganization',
    name: `Gemeente ${city}`,
    areaServed: city,
    memberOf,
  }
}

function event(page: PageFacts, document: Documents['event']): Exclude<Event, string> {
  const { start, end, place } = document
  return {
    ...common(page),
    '@type': 'Event',
    inLanguage: 'nl',
    startDate: start,
    endDate: end,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@type': 'Place', name: place, address: `${place}, ${page.content.settings().city}` },
    organizer: { '@id': idOf(page) },
  }
}

function news(page: PageFacts, document: Documents['newsArticle']): Exclude<NewsArticle, string> {
  return {
    '@type': 'NewsArticle',
    headline: document.title,
    description: document.summary,
    url: urlOf(page),
    mainEntityOfPage: urlOf(page),
    image: page.image,
    inLanguage: languageOf(document),
    articleSection: document.topic,
    datePublished: document.date,
    dateModified: document._updatedAt ?? document.date,
    author: { '@id': idOf(page) },
    publisher: { '@id': idOf(page) },
  }
}

function person(page: PageFacts, contact: Documents['contact']): Thing {
  const { name, role, organisation: worksFor, mobile, phone, email } = contact
  const telephone = mobile ?? phone
  return {
    '@type': 'Person',
    name,
    jobTitle: role,
    url: page.siteUrl + pathOf(contact),
    worksFor: { '@type': 'Organization', name: worksFor },
    ...(telephone === undefined ? {} : { telephone }),
    ...(email === undefined ? {} : { email }),
  }
}
