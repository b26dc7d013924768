/** The record of all document types: add one here and the Studio and the site know it. */
import type { z } from 'zod'
import { accessibilityStatement } from './documents/accessibility-statement.ts'
import { agendaItem } from './documents/agenda-item.ts'
import { contact } from './documents/contact.ts'
import { download } from './documents/download.ts'
import { event } from './documents/event.ts'
import { newsArticle } from './documents/news-article.ts'
import { page } from './documents/page.ts'
import { party } from './documents/party.ts'
import { projectPage } from './documents/project-page.ts'
import { redirect } from './documents/redirect.ts'
import { result } from './documents/result.ts'
import { siteSettings } from './documents/site-settings.ts'
import { workingGroup } from './documents/working-group.ts'

export const documentSchemas = {
  siteSettings,
  projectPage,
  workingGroup,
  result,
  contact,
  party,
  agendaItem,
  newsArticle,
  event,
  page,
  accessibilityStatement,
  download,
  redirect,
} as const

export type DocumentType = keyof typeof documentSchemas

/** The document of each type, as its schema infers it. */
export type Documents = { readonly [Type in DocumentType]: z.infer<(typeof documentSchemas)[Type]> }

export type AnyDocument = Documents[DocumentType]
