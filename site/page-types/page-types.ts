/** Every document type that has pages, with what the site makes of it; the compiler asks for the one that is missing. */
import type { TypeWithPage } from '@programme/content-schemas'
import { agendaItem } from './agenda-item.ts'
import { contact } from './contact.ts'
import { event } from './event.ts'
import { newsArticle } from './news-article.ts'
import type { PageType } from './page-type.ts'
import { page } from './page.ts'
import { party } from './party.ts'
import { projectPage } from './project-page.ts'
import { result } from './result.ts'
import { workingGroup } from './working-group.ts'

export const pageTypes: { readonly [Type in TypeWithPage]: PageType<Type> } = {
  projectPage,
  workingGroup,
  result,
  agendaItem,
  event,
  newsArticle,
  contact,
  party,
  page,
}
