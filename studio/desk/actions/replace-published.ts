/** Replaces the published version of a document and, where its address changes, adds the redirects: all of it or nothing. */
import type { SanityClient } from '@sanity/client'
import { addressOf, parseDocument, redirectChanges } from '@programme/content-schemas'
import type { SanityDocument } from 'sanity'

const REDIRECTS = '*[_type == "redirect" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]'

export interface Replacement {
  readonly published: SanityDocument
  readonly next: SanityDocument
  /** The draft that `next` comes from, which goes with it; null where `next` comes from the history. */
  readonly draft: SanityDocument | null
  /** Keeps what is live now as a draft, unless there is one. */
  readonly keepAsDraft: boolean
}

/** True where publishing this draft would leave visitors at the old address with nothing. */
export function hasAddressChanged(published: SanityDocument | null, draft: SanityDocument | null): boolean {
  const from = addressOf(published)
  const to = addressOf(draft)
  return from !== undefined && to !== undefined && from !== to
}

/** @throws ClientError 409 where someone else has changed the document meanwhile */
export async function replacePublished(client: SanityClient, replacement: Replacement): Promise<void> {
  const { published, next, draft, keepAsDraft } = replacement
  const redirects = await redirectsFor(client, published, next)
  const transaction = client.transaction()
  for (const seen of draft ? [draft, published] : [published]) {
    // Changes nothing, but fails where the document is no longer the one that the editor saw.
    transaction.patch(seen._id, { ifRevisionID: seen._rev, setIfMissing: { _type: seen._type } })
  }
  if (keepAsDraft) transaction.createIfNotExists({ ...published, _id: `drafts.${published._id}` })
  transaction.createOrReplace({ ...next, _id: published._id, _type: published._type })
  if (draft) transaction.delete(draft._id)
  for (const redirect of redirects.put) transaction.createOrReplace({ ...redirect })
  for (const id of redirects.remove) transaction.delete(id)
  await transaction.commit({ visibility: 'sync' })
}

async function redirectsFor(client: SanityClient, published: SanityDocument, next: SanityDocument) {
  const from = addressOf(published)
  const to = addressOf(next)
  if (from === undefined || to === undefined) return { put: [], remove: [] }
  const found: unknown = await client.fetch(REDIRECTS, {}, { perspective: 'raw' })
  const redirects = (Array.isArray(found) ? found : []).flatMap((value: unknown) => {
    const parsed = parseDocument(value)
    return parsed.ok && parsed.document._type === 'redirect' ? [parsed.document] : []
  })
  return redirectChanges(redirects, from, to)
}
