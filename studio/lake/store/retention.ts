/** Once a day, deletes history older than its retention period. */
import { contained } from '../../../error-boundary.ts'

const DAY = 86_400_000

/** @param purgeBefore deletes the history before a moment @returns a function that ends it */
export function startHistoryRetention(
  purgeBefore: (time: string) => unknown,
  days: number,
  now: () => Date,
): () => void {
  const purge = contained('Lake: purging old revisions', () =>
    purgeBefore(new Date(now().getTime() - days * DAY).toISOString()),
  )
  purge()
  const timer = setInterval(purge, DAY)
  timer.unref()
  return () => clearInterval(timer)
}
