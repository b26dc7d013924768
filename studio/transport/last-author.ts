/** Who last changed a document, by its history in the store. */
import type { SanityClient } from '@sanity/client'
import { isRecord } from '../../shared/is-record.ts'

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
