/** The Vlaardingen programme as valid documents: the first content, an example and test data at once. */
import type { AnyDocument } from '../document-schemas.ts'
import { agendaItems, results } from './outcomes.ts'
import { accessibility, downloads, news, pages, redirects } from './pages.ts'
import { contacts, parties, workingGroups } from './people.ts'
import { projects } from './projects.ts'
import { settings } from './settings.ts'

export { seedAssets } from './assets.ts'

export const seedDocuments: readonly AnyDocument[] = [
  settings,
  ...parties,
  ...contacts,
  ...workingGroups,
  ...projects,
  ...results,
  ...agendaItems,
  ...pages,
  ...downloads,
  accessibility,
  ...news,
  ...redirects,
]
