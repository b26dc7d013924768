/** Which drafts need a second reader, who last changed a draft, and what that means for the current user. */
import type { SanityClient } from '@sanity/client'
import { isSecondReaderRequired } from '@programme/content-schemas'
import type { SanityDocument } from 'sanity'
import { isRecord } from '../../../shared/is-record.ts'
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

/** @returns the id of the user who made the newest change to this document; undefined where the store knows of none */
export async function fetchLastAuthor(client: SanityClient, id: string): Promise<string | undefined> {
  const { dataset = 'production' } = client.config()
  const answer: unknown = await client.request({
    url: `/data/history/${dataset}/transactions/${id}`,
    query: { reverse: 'true', limit: '1', excludeContent: 'true' },
  })
  // One line of JSON for each transaction.
  const [line = ''] = typeof answer === 'string' ? answer.split('\n') : [JSON.stringify(answer)]
  const transaction: unknown = line === '' ? undefined : JSON.parse(line)
  return isRecord(transaction) && typeof transaction['author'] === 'string'
    ? transaction['author']
    : undefined
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
