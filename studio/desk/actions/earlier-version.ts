/** The version that visitors saw before the last publish. */
import type { SanityClient } from '@sanity/client'
import type { SanityDocument } from 'sanity'
import { isRecord } from '../../../shared/is-record.ts'

export type EarlierVersion =
  | {
      readonly kind: 'found'
      /** What is live, as it was when this was asked. */
      readonly current: SanityDocument
      readonly previous: SanityDocument
    }
  /** It was published once, and nothing was there before. */
  | { readonly kind: 'first' }
  /** The last change was no publish: a name was erased, a link was taken out, or a publish was undone already. */
  | { readonly kind: 'changed' }

/** @param id of the published document */
export async function findEarlierVersion(client: SanityClient, id: string): Promise<EarlierVersion> {
  const current: unknown = await client.getDocument(id)
  if (!isDocument(current)) return { kind: 'first' }
  const { dataset = 'production' } = client.config()
  const history = `/data/history/${dataset}`
  const answer: unknown = await client.request({
    url: `${history}/events/documents/${id}`,
    query: { limit: '20' },
  })
  const told = isRecord(answer) && isRecord(answer['events']) ? answer['events'][id] : undefined
  const events: unknown[] = Array.isArray(told) ? told : []
  const wasPublished = events.some(
    (event) =>
      isRecord(event) && event['type'] === 'publishDocumentVersion' && event['revisionId'] === current._rev,
  )
  const before = await revisionBefore(client, `${history}/transactions/${id}`, current._rev)
  if (before === undefined) return { kind: 'first' }
  if (!wasPublished) return { kind: 'changed' }
  const found: unknown = await client.request({
    url: `${history}/documents/${id}`,
    query: { revision: before },
  })
  const documents: unknown[] = isRecord(found) && Array.isArray(found['documents']) ? found['documents'] : []
  const previous = documents.find((document) => isDocument(document) && document._id === id)
  return isDocument(previous) ? { kind: 'found', current, previous } : { kind: 'first' }
}

/** @returns the transaction before the one that made this revision; undefined where there is none, or where there was a newer one meanwhile */
async function revisionBefore(
  client: SanityClient,
  url: string,
  revision: string,
): Promise<string | undefined> {
  const answer: unknown = await client.request({
    url,
    query: { reverse: 'true', limit: '2', excludeContent: 'true' },
  })
  const lines = typeof answer === 'string' ? answer.split('\n').filter(Boolean) : [JSON.stringify(answer)]
  const [last, before] = lines.map((line): unknown => JSON.parse(line))
  if (!isRecord(last) || last['id'] !== revision || !isRecord(before)) return undefined
  return String(before['id'])
}

function isDocument(value: unknown): value is SanityDocument {
  return (
    isRecord(value) && ['_id', '_type', '_rev', '_updatedAt'].every((key) => typeof value[key] === 'string')
  )
}
