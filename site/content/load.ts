/** One fetch of everything that is published. */
import type { SanityClient } from '@sanity/client'
import { isAsset } from './assets.ts'

const PUBLISHED = '*[!(_id in path("drafts.**")) && !(_id in path("versions.**")) && !(_id in path("_.**"))]'

export async function loadDocuments(client: SanityClient): Promise<unknown[]> {
  const found: unknown = await client.fetch<unknown>(PUBLISHED, {}, { perspective: 'published' })
  if (!Array.isArray(found)) throw new TypeError('The store did not answer with a list of documents.')
  return [...new Set<unknown>(found)].map((document) => atStore(client, document))
}

/** Files of the embedded lake are where the lake is now, whatever address they were kept with. */
function atStore(client: SanityClient, document: unknown): unknown {
  const { apiHost, projectId } = client.config()
  if (projectId !== 'local' || !isAsset(document)) return document
  return { ...document, url: new URL(document.path, apiHost).href }
}
