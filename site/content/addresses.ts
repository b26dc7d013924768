/** The pages that visitors and search engines look for, as paths. */
import type { ContentReader } from './graph.ts'

const LISTS = [
  '/',
  '/projecten/',
  '/werkgroepen/',
  '/resultaten/',
  '/agenda/',
  '/nieuws/',
  '/contact/',
  '/toegankelijkheid/',
]

export function addressesOf(content: ContentReader): string[] {
  const below = (folder: string, documents: readonly { readonly slug: { readonly current: string } }[]) =>
    documents.map(({ slug }) => `${folder}${slug.current}/`)
  return [
    ...LISTS,
    ...below('/projecten/', content.list('projectPage')),
    ...below('/werkgroepen/', content.list('workingGroup')),
    ...below('/resultaten/', content.list('result')),
    ...below('/agenda/', content.list('agendaItem')),
    ...below('/agenda/bijeenkomsten/', content.list('event')),
    ...below('/nieuws/', content.list('newsArticle')),
    ...below('/contact/', content.contacts()),
    ...below('/', content.list('page')),
  ]
}
