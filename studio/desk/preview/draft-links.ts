/** Addresses that show one draft to who has no access to the Studio: make, list and withdraw them. */
import type { SanityClient } from '@sanity/client'
import { DRAFT_LINK_ID_PREFIX, draftLinkSchema, type DraftLink } from '@programme/content-schemas'

const DAY = 24 * 60 * 60 * 1000
const OF_DOCUMENT = '*[_type == "draftLink" && documentId == $documentId] | order(until asc)'

/** Those that open something now. @param documentId of the published document */
export async function fetchActiveDraftLinks(client: SanityClient, documentId: string): Promise<DraftLink[]> {
  const now = new Date()
  return (await linksOf(client, documentId)).filter(({ until }) => new Date(until) > now)
}

/**
 * Makes one, and tidies away those of this document that are over.
 * @returns its path, which cannot be read from the store again
 */
export async function createDraftLink(
  client: SanityClient,
  { documentId, days, by }: { readonly documentId: string; readonly days: number; readonly by: string },
): Promise<string> {
  const token = inText(crypto.getRandomValues(new Uint8Array(32)))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
  const now = new Date()
  const link: DraftLink = {
    _id: DRAFT_LINK_ID_PREFIX + [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    _type: 'draftLink',
    documentId,
    until: new Date(now.getTime() + days * DAY).toISOString(),
    createdAt: now.toISOString(),
    createdBy: by,
  }
  const transaction = client.transaction().create(link)
  for (const { _id, until } of await linksOf(client, documentId))
    if (new Date(until) <= now) transaction.delete(_id)
  await transaction.commit({ visibility: 'sync' })
  return `/concept/${token}`
}

export async function revokeDraftLink(client: SanityClient, { _id }: DraftLink): Promise<void> {
  await client.delete(_id, { visibility: 'sync' })
}

async function linksOf(client: SanityClient, documentId: string): Promise<DraftLink[]> {
  const found: unknown = await client.fetch(OF_DOCUMENT, { documentId }, { perspective: 'raw' })
  return (Array.isArray(found) ? found : []).flatMap((link: unknown) => {
    const parsed = draftLinkSchema.safeParse(link)
    return parsed.success ? [parsed.data] : []
  })
}

/** Base64 as it may stand in an address. */
function inText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
