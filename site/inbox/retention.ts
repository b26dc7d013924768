/** Purges messages that are older than the settings allow, with their history. */
import { ClientError, type SanityClient } from '@sanity/client'
import {
  purgeActions,
  formSettings,
  messageVersionsParams,
  MESSAGE_VERSIONS_QUERY,
} from '@programme/content-schemas'
import { loadInboxContext } from './store.ts'

const DAY = 24 * 60 * 60 * 1_000
const BATCH_SIZE = 50

/**
 * Purges each message by itself, so that one that the store does not let go holds up no other.
 * @returns how many were purged, and how many could not be
 * @throws where the store does not answer
 */
export async function purgeExpired(
  client: SanityClient,
  now: Date,
): Promise<{ purged: number; failed: number }> {
  const { retentionDays } = formSettings((await loadInboxContext(client)).settings)
  const before = new Date(now.getTime() - retentionDays * DAY).toISOString()
  const done = { purged: 0, failed: 0 }
  for (let last = ''; ;) {
    const found: unknown = await client.fetch<unknown>(
      `*[_type == "message" && coalesce(receivedAt, _createdAt) < $before && _id > $last] | order(_id) [0...${BATCH_SIZE}]._id`,
      { before, last },
      { perspective: 'raw' },
    )
    const ids = (Array.isArray(found) ? found : []).filter((id): id is string => typeof id === 'string')
    for (const id of ids) {
      try {
        if (await purgeMessage(client, id)) done.purged += 1
      } catch (error) {
        if (!(error instanceof ClientError)) throw error
        if (await isThere(client, id)) done.failed += 1
      }
    }
    last = ids.at(-1) ?? ''
    if (last === '') return done
  }
}

/** @param id of a message, its draft or its version @returns false where it was purged with another one of them */
export async function purgeMessage(client: SanityClient, id: string): Promise<boolean> {
  const group = messageVersionsParams(id)
  const found: unknown = await client.fetch<unknown>(MESSAGE_VERSIONS_QUERY, group, { perspective: 'raw' })
  const actions = purgeActions(group.publishedId, found)
  if (actions.length === 0) return false
  await client.action(actions)
  return true
}

/** False where another process purged it meanwhile. */
async function isThere(client: SanityClient, id: string): Promise<boolean> {
  return (await client.getDocument(id)) !== undefined
}

/** Purges at the start and every six hours. @returns a function that ends it */
export function startRetention(client: SanityClient, log: (line: string) => void): () => void {
  const run = (): void => {
    purgeExpired(client, new Date()).then(
      ({ purged, failed }) => {
        if (purged > 0) log(`Inbox: ${purged} messages were past their time and are purged`)
        if (failed > 0)
          log(`Inbox: ${failed} messages past their time could not be purged; tried again later`)
      },
      (error: unknown) =>
        log(`Inbox: old messages could not be purged (${String(error)}); tried again later`),
    )
  }
  const timer = setInterval(run, DAY / 4)
  timer.unref()
  run()
  return () => clearInterval(timer)
}
