/** Erases messages that are older than the settings allow, with their history. */
import type { SanityClient } from '@sanity/client'
import { formSettings, MESSAGES } from '@programme/content-schemas'
import { loadDesk } from './store.ts'

const DAY = 24 * 60 * 60 * 1_000
const AT_ONCE = 50

/** @returns how many were erased @throws where the store does not answer */
export async function eraseOld(client: SanityClient, now: Date): Promise<number> {
  const { retentionDays } = formSettings((await loadDesk(client)).settings)
  const before = new Date(now.getTime() - retentionDays * DAY).toISOString()
  let erased = 0
  for (;;) {
    const found: unknown = await client.fetch<unknown>(
      `*[_type == "message" && receivedAt < $before] [0...${AT_ONCE}]._id`,
      { before },
      { perspective: 'raw' },
    )
    const ids = (Array.isArray(found) ? found : []).filter((id): id is string => typeof id === 'string')
    if (ids.length === 0) return erased
    await eraseMessages(client, ids)
    erased += ids.length
  }
}

/** Nothing of these messages stays in the store, their history included. */
export async function eraseMessages(client: SanityClient, ids: readonly string[]): Promise<void> {
  await client.action(
    ids
      .filter((id) => id.startsWith(MESSAGES))
      .map((publishedId) => ({
        actionType: 'sanity.action.document.delete' as const,
        publishedId,
        includeDrafts: [],
        purge: true,
      })),
  )
}

/** Erases at the start and every six hours. @returns a function that ends it */
export function startRetention(client: SanityClient, log: (line: string) => void): () => void {
  const run = (): void => {
    eraseOld(client, new Date()).then(
      (erased) => erased > 0 && log(`Inbox: ${erased} messages were past their time and are erased`),
      (error: unknown) =>
        log(`Inbox: old messages could not be erased (${String(error)}); tried again later`),
    )
  }
  const timer = setInterval(run, DAY / 4)
  timer.unref()
  run()
  return () => clearInterval(timer)
}
