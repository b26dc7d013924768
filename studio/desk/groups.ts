/** Under which subject of the desk the documents of a type stand; undefined for a type that is a subject itself. */
import type { DocumentType } from '@programme/content-schemas'

export const GROUPS: Readonly<Record<DocumentType, string | undefined>> = {
  projectPage: 'projecten',
  workingGroup: 'werkgroepen',
  result: 'resultaten',
  contact: undefined,
  newsArticle: 'nieuws-en-agenda',
  event: 'nieuws-en-agenda',
  agendaItem: 'nieuws-en-agenda',
  page: 'paginas',
  accessibilityStatement: 'paginas',
  download: 'paginas',
  redirect: 'paginas',
  siteSettings: 'instellingen',
  party: 'instellingen',
}
