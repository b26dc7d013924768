/** The documents that refer to a document, and removing it together with their references: all of it or nothing. */
import type { SanityClient } from '@sanity/client'
import {
  documentRegistry,
  documentSchemas,
  isDocumentType,
  parseDocument,
  titleOf,
  unlink,
} from '@programme/content-schemas'
import type { SanityDocument } from 'sanity'
import { isRecord } from '../../../is-record.ts'

export interface Referrer {
  readonly id: string
  readonly revision: string
  readonly type: string
  /** The type's Dutch name. */
  readonly kind: string
  readonly title: string
  readonly paths: readonly string[]
  /** False where a field that must be filled would be empty: the editor chooses another first. */
  readonly canUnlink: boolean
}

const QUERY = '*[references($id) && !(_id in [$id, $draft])]'

/** @param id of the published document */
export async function findReferrers(client: SanityClient, id: string): Promise<Referrer[]> {
  const found: unknown = await client.fetch(QUERY, { id, draft: `drafts.${id}` }, { perspective: 'raw' })
  return (Array.isArray(found) ? found : []).flatMap((document: unknown) => {
    if (!isRecord(document)) return []
    const type = document['_type']
    const { paths, value } = unlink(document, id)
    const after = isRecord(value) ? { ...value, _id: 'any' } : value
    const before = { ...document, _id: 'any' }
    return [
      {
        id: String(document['_id']),
        revision: String(document['_rev']),
        type: String(type),
        kind:
          (isDocumentType(type) ? documentRegistry.get(documentSchemas[type])?.title : undefined) ??
          String(type),
        title: titleOf(document),
        paths,
        canUnlink: parseDocument(after).ok || !parseDocument(before).ok,
      },
    ]
  })
}

/** @throws ClientError 409 where one of the documents has changed meanwhile */
export async function removeAndUnlink(
  client: SanityClient,
  what: 'unpublish' | 'delete',
  document: { readonly published: SanityDocument | null; readonly draft: SanityDocument | null },
  referrers: readonly Referrer[],
): Promise<void> {
  const transaction = client.transaction()
  for (const { id, revision, paths } of referrers)
    transaction.patch(id, { ifRevisionID: revision, unset: [...paths] })
  const { published, draft } = document
  if (what === 'unpublish' && published)
    transaction.createIfNotExists({ ...published, _id: `drafts.${published._id}` })
  if (what === 'delete' && draft) transaction.delete(draft._id)
  if (published) transaction.delete(published._id)
  await transaction.commit({ visibility: 'sync' })
}
