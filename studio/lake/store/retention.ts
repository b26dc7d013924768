/** Once a day, deletes history older than its retention period. */

/** Milliseconds from one time to the next, and to the next try where it failed. */
const DAY = 86_400_000
const RETRY_INTERVAL = 60_000

/** @param purgeBefore deletes the history before a moment @returns a function that ends it */
export function startHistoryRetention(
  purgeBefore: (time: string) => unknown,
  days: number,
  now: () => Date,
): () => void {
  let timer: NodeJS.Timeout | undefined
  let hasEnded = false

  async function purge(): Promise<void> {
    let next = DAY
    try {
      await purgeBefore(new Date(now().getTime() - days * DAY).toISOString())
    } catch (error) {
      console.error('Lake: old revisions could not be purged; it is tried again in a minute.', error)
      next = RETRY_INTERVAL
    }
    if (!hasEnded) timer = setTimeout(() => void purge(), next).unref()
  }

  void purge()
  return () => {
    hasEnded = true
    clearTimeout(timer)
  }
}
