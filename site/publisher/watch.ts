/** Calls back whenever published content may have changed, and again after every reconnection. */
import type { SanityClient } from '@sanity/client'

const PUBLISHED = '*[!(_id in path("drafts.**")) && !(_id in path("versions.**"))]'
const FIRST_WAIT = 250
const LONGEST_WAIT = 30_000

/** Waits are milliseconds. @returns a function that ends the watch */
export function watchPublished(
  client: SanityClient,
  onChange: () => void,
  log: (line: string) => void,
): () => void {
  let stopped = false
  let wait = FIRST_WAIT
  let timer: NodeJS.Timeout | undefined
  let subscription: { unsubscribe(): void } | undefined

  function connect(): void {
    subscription = client
      .listen(PUBLISHED, {}, { includeResult: false, events: ['welcome', 'mutation', 'reconnect'] })
      .subscribe({
        next(event) {
          if (event.type === 'reconnect') return
          wait = FIRST_WAIT
          onChange()
        },
        error(error: unknown) {
          if (stopped) return
          log(`Publisher: the store cannot be reached (${String(error)}); trying again in ${wait} ms`)
          timer = setTimeout(connect, wait)
          wait = Math.min(wait * 2, LONGEST_WAIT)
        },
      })
  }

  connect()
  return () => {
    stopped = true
    clearTimeout(timer)
    subscription?.unsubscribe()
  }
}
