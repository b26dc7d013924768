/** Replaces the published version of a document, together with the redirects that go with it: all of it or nothing. */
import type { SanityClient } from '@sanity/client'
import type { RedirectChanges } from '@programme/content-schemas'
import type { SanityDocument } from 'sanity'

export interface Replacement {
  /** As the editor saw it; null where nothing is published. */
  readonly published: SanityDocument | null
  readonly next: SanityDocument
  /** The draft that `next` comes from, which goes with it; null where `next` comes from the history. */
  readonly draft: SanityDocument | null
  /** Keeps what is live now as a draft, unless there is one. */
  readonly keepAsDraft: boolean
  readonly redirects: RedirectChanges
}

/** @throws ClientError 409 where someone else has changed the document meanwhile */
export async function replacePublished(
  client: SanityClient,
  { published, next, draft, keepAsDraft, redirects }: Replacement,
): Promise<void> {
  const _id = next._id.replace(/^drafts\./, '')
  const transaction = client.transaction()
  for (const seen of [draft, published]) {
    // Changes nothing, but fails where the document is no longer the one that the editor saw.
    if (seen) transaction.patch(seen._id, { ifRevisionID: seen._rev, setIfMissing: { _type: seen._type } })
  }
  if (keepAsDraft && published) transaction.createIfNotExists({ ...published, _id: `drafts.${_id}` })
  const { _type } = next
  if (published) transaction.createOrReplace({ ...next, _id, _type })
  else transaction.create({ ...next, _id, _type })
  if (draft) transaction.delete(draft._id)
  for (const redirect of redirects.put) transaction.createOrReplace({ ...redirect })
  for (const id of redirects.remove) transaction.delete(id)
  await transaction.commit({ visibility: 'sync' })
}
