/** The documents that refer or lead to a document, and removing it together with their references and its redirects: all of it or nothing. */
import type { SanityClient } from '@sanity/client'
import {
  addressOf,
  documentRegistry,
  documentSchemas,
  isDocumentType,
  checkPublication,
  linksTo,
  linkStart,
  MAY_LINK,
  parseDocument,
  titleOf,
  unlink,
} from '@programme/content-schemas'
import type { SanityDocument } from 'sanity'
import { isRecord } from '../../../shared/is-record.ts'
import { publicationStore } from '../../transport/publication-store.ts'

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

const OTHERS = '!(_id in [$id, $draft])'
const REFERRERS = `*[references($id) && ${OTHERS}]`
const LINKERS = `*[(${MAY_LINK}) && _type != "redirect" && ${OTHERS}]`

/** A document that leads to a page by its address. */
export type Linker = Pick<Referrer, 'id' | 'type' | 'kind' | 'title'>

/** @param id of the published document */
export async function findReferrers(client: SanityClient, id: string): Promise<Referrer[]> {
  const found: unknown = await client.fetch(REFERRERS, { id, draft: `drafts.${id}` }, { perspective: 'raw' })
  return (Array.isArray(found) ? found : []).flatMap((document: unknown) => {
    if (!isRecord(document)) return []
    const { paths, value } = unlink(document, id)
    const after = isRecord(value) ? { ...value, _id: 'any' } : value
    const before = { ...document, _id: 'any' }
    return [
      {
        ...named(document),
        revision: String(document['_rev']),
        paths,
        canUnlink: parseDocument(after).ok || !parseDocument(before).ok,
      },
    ]
  })
}

/** Those that will lead nowhere; redirects are left out, they go along. @param page the published document */
export async function findLinkers(client: SanityClient, page: SanityDocument): Promise<Linker[]> {
  const address = addressOf(page)
  if (address === undefined) return []
  const parameters = { id: page._id, draft: `drafts.${page._id}`, path: linkStart(address) }
  const found: unknown = await client.fetch(LINKERS, parameters, { perspective: 'raw' })
  return (Array.isArray(found) ? found : []).flatMap((document: unknown) =>
    isRecord(document) && linksTo(document, address) ? [named(document)] : [],
  )
}

function named(document: Readonly<Record<string, unknown>>): Linker {
  const type = document['_type']
  const kind = isDocumentType(type) ? documentRegistry.get(documentSchemas[type])?.title : undefined
  return {
    id: String(document['_id']),
    type: String(type),
    kind: kind ?? String(type),
    title: titleOf(document),
  }
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
  const { redirects } = published
    ? await checkPublication(publicationStore(client), [{ id: published._id, after: undefined }])
    : { redirects: { put: [], remove: [] } }
  for (const id of redirects.remove) transaction.delete(id)
  if (what === 'unpublish' && published)
    transaction.createIfNotExists({ ...published, _id: `drafts.${published._id}` })
  if (what === 'delete' && draft) transaction.delete(draft._id)
  if (published) transaction.delete(published._id)
  await transaction.commit({ visibility: 'sync' })
}
