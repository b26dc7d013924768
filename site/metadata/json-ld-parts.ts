/** What the structured data of several kinds of page share. */
import type { AnyDocument, Contact } from '@programme/content-schemas'
import type { ContactPoint, WebPage } from 'schema-dts'
import { languageOf, pathOf, type Step } from '../content/places.ts'
import type { ContentReader } from '../content/reader.ts'

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
  readonly trail: readonly Step[]
}

export const organisationId = ({ siteUrl }: PageFacts): string => `${siteUrl}/#organisatie`
export const pageUrl = ({ siteUrl, path }: PageFacts): string => `${siteUrl}${path}`

/** What every thing that a page is about has. */
export function aboutPage(page: PageFacts) {
  const { title, description, image } = page
  return { name: title, url: pageUrl(page), image, description }
}

export function contactPoint(
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

/** A page that is about nothing but itself. @param document undefined for a list */
export function webPage(page: PageFacts, document: AnyDocument | undefined): Exclude<WebPage, string> {
  const type = page.path === '/contact/' ? 'ContactPage' : page.path === '/over/' ? 'AboutPage' : 'WebPage'
  const changed = document?._updatedAt
  return {
    ...aboutPage(page),
    '@type': type,
    inLanguage: document ? languageOf(document) : 'nl',
    publisher: { '@id': organisationId(page) },
    ...(changed === undefined ? {} : { dateModified: changed }),
  }
}
