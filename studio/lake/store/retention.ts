/** Forgets, once a day, what documents were longer ago than the history is kept. */
import { contained } from '../../../error-boundary.ts'
import type { Store } from './store.ts'

const DAY = 86_400_000

/** @returns a function that ends it */
export function keepHistoryFor(store: Store, days: number, now: () => Date): () => void {
  const forget = (): void => store.forgetBefore(new Date(now().getTime() - days * DAY).toISOString())
  forget()
  const timer = setInterval(contained('Lake: forgetting old revisions', forget), DAY)
  timer.unref()
  return () => clearInterval(timer)
}
