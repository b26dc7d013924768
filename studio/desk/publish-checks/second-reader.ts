/** Which drafts need a second reader, and what that means for the current user. */
import type { SanityClient } from '@sanity/client'
import { isSecondReaderRequired } from '@programme/content-schemas'
import type { SanityDocument } from 'sanity'
import type { Finding } from './finding.ts'

/** Without accounts everyone is this one, and nobody can be told apart. */
const EVERYONE = 'local-editor'

const OWN_CHANGE: Finding = {
  level: 'error',
  field: 'Tweede lezer',
  message: 'U hebt hier het laatst iets veranderd. Vraag een collega om het te lezen en te publiceren.',
  path: ['secondReader'],
}
const NO_ACCOUNTS: Finding = {
  level: 'warning',
  field: 'Tweede lezer',
  message:
    'Laat een collega dit eerst lezen. De Studio kan hier niet zien wie u bent, en houdt u dus niet tegen.',
  path: ['secondReader'],
}
/** While it is not known whether somebody else must read it, or who wrote last. */
export const READER_PENDING: Finding = {
  level: 'error',
  field: 'Tweede lezer',
  message: 'Er wordt gekeken of hier een tweede lezer bij hoort. Een ogenblik.',
  path: ['secondReader'],
}

/** @returns undefined where nobody can be told apart */
export function namedUser(userId: string | undefined): string | undefined {
  return userId === EVERYONE ? undefined : userId
}

/** The types that the settings name; those that are published count. */
export async function fetchSecondReaderTypes(client: SanityClient): Promise<readonly string[]> {
  const found: unknown = await client.fetch(
    '*[_type == "siteSettings"][0].secondReaderFor',
    {},
    { perspective: 'published' },
  )
  return Array.isArray(found) ? found.map(String) : []
}

/** @param types those that the settings name; undefined while they are not known */
export function requiresSecondReader(
  published: SanityDocument | null,
  draft: SanityDocument | null,
  types: readonly string[] | undefined,
): boolean | undefined {
  if (draft === null) return false
  return isSecondReaderRequired([published, draft], types ?? []) || (types ? false : undefined)
}

/**
 * @param isRequired undefined while that is not known
 * @param author who last changed the draft; undefined while that is not known
 */
export function secondReaderFindings(
  isRequired: boolean | undefined,
  userId: string | undefined,
  author: string | undefined,
): readonly Finding[] {
  if (isRequired === false) return []
  if (userId === EVERYONE) return isRequired === true ? [NO_ACCOUNTS] : []
  if (isRequired === undefined || author === undefined) return [READER_PENDING]
  return author === userId ? [OWN_CHANGE] : []
}
