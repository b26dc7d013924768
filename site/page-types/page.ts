/** Pages of their own on the site. */
import { webPage } from '../metadata/json-ld-parts.ts'
import { plainText } from '../search/plain-text.ts'
import type { PageType } from './page-type.ts'

export const page: PageType<'page'> = {
  kind: '',
  search: ({ summary, body }) => ({ kind: 'Pagina', summary, text: plainText(body) }),
  jsonLd: (document, facts) => webPage(facts, document),
}
