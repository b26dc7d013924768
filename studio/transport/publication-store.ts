/** What the check of publications asks of the store, by the Studio's client. */
import type { SanityClient } from '@sanity/client'
import type { PublicationStore } from '@programme/content-schemas'
import { isRecord } from '../../shared/is-record.ts'
import { fetchLastAuthor } from './last-author.ts'

export function publicationStore(client: SanityClient): PublicationStore {
  const { dataset = 'production' } = client.config()
  return {
    fetch: (query, parameters) => client.fetch<unknown>(query, { ...parameters }, { perspective: 'raw' }),
    async lastPublished(id) {
      const answer: unknown = await client.request({
        url: `/data/history/${dataset}/documents/${id}`,
        query: { lastRevision: 'true' },
      })
      const documents: unknown[] =
        isRecord(answer) && Array.isArray(answer['documents']) ? answer['documents'] : []
      return documents.find((document) => isRecord(document) && document['_id'] === id)
    },
    lastAuthor: (id) => fetchLastAuthor(client, id),
  }
}
