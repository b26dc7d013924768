/** One fetch of everything that is published. */
import type { SanityClient } from '@sanity/client'

const PUBLISHED = '*[!(_id in path("drafts.**")) && !(_id in path("versions.**")) && !(_id in path("_.**"))]'

export async function loadDocuments(client: SanityClient): Promise<unknown[]> {
  const found: unknown = await client.fetch<unknown>(PUBLISHED, {}, { perspective: 'published' })
  if (!Array.isArray(found)) throw new TypeError('The store did not answer with a list of documents.')
  return [...new Set<unknown>(found)]
}
