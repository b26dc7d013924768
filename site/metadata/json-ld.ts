/** What search engines read of a page: schema.org in JSON-LD, built from documents. */
import type { BreadcrumbList, Graph, Organization, Thing, WebSite } from 'schema-dts'
import { contactPoint, organisationId, webPage, type PageFacts } from './json-ld-parts.ts'
import { subjectAt } from './subject.ts'

export function jsonLdOf(page: PageFacts): Graph {
  const things: (Thing & object)[] = [
    organisation(page),
    ...website(page),
    ...breadcrumbs(page),
    subjectAt(page.content, page.path)?.jsonLd(page) ?? webPage(page, undefined),
  ]
  return { '@context': 'https://schema.org', '@graph': things.filter((thing) => typeof thing === 'object') }
}

/** For a script element, where `</script>` and comments must not occur. */
export function asScript(graph: Graph): string {
  return JSON.stringify(graph).replaceAll('<', '\\u003c')
}

function organisation(page: PageFacts): Exclude<Organization, string> {
  const { content, siteUrl } = page
  const { name, city, coordinators } = content.settings()
  const whole = page.path === '/' || page.path === '/contact/'
  const points = coordinators.flatMap(({ subject, contact }) =>
    content.contactsOf([contact]).map((person) => contactPoint(page, person, subject)),
  )
  return {
    '@type': 'Organization',
    '@id': organisationId(page),
    name: `${name} ${city}`,
    url: `${siteUrl}/`,
    logo: `${siteUrl}/icon-512.png`,
    ...(whole ? { areaServed: city, contactPoint: points } : {}),
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
      publisher: { '@id': organisationId(page) },
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
