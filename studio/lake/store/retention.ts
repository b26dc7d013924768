/** Once a day, deletes history older than its retention period. */
import { contained } from '../../../error-boundary.ts'
import type { Store } from './store.ts'

const DAY = 86_400_000

/** @returns a function that ends it */
export function startHistoryRetention(
  store: Pick<Store, 'purgeBefore'>,
  days: number,
  now: () => Date,
): () => void {
  const purge = contained('Lake: purging old revisions', () =>
    store.purgeBefore(new Date(now().getTime() - days * DAY).toISOString()),
  )
  purge()
  const timer = setInterval(purge, DAY)
  timer.unref()
  return () => clearInterval(timer)
}
