/** Pages of their own on the site. */
import type { ContentReader } from '../content/reader.ts'
import { webPage } from '../metadata/json-ld-parts.ts'
import { join, plainText } from '../search/index/plain-text.ts'
import type { PageType } from './page-type.ts'

export const page: PageType<'page'> = {
  kind: '',
  search: ({ slug, summary, body }, content) => ({
    kind: 'Pagina',
    summary,
    text: join(plainText(body), ...(slug.current === 'over' ? glossary(content) : [])),
  }),
  jsonLd: (document, facts) => webPage(facts, document),
}

/** The words that the page over explains. */
function glossary(content: ContentReader): string[] {
  return (content.settings().glossary ?? []).map(({ term, explanation }) => `${term}: ${explanation}`)
}
