/** Forgets, once a day, what documents were longer ago than the history is kept. */
import type { History } from './history.ts'

const DAY = 86_400_000

/** @returns a function that ends it */
export function keepHistoryFor(history: History, days: number, now: () => Date): () => void {
  const forget = (): void => void history.forgetBefore(new Date(now().getTime() - days * DAY).toISOString())
  forget()
  const timer = setInterval(forget, DAY)
  timer.unref()
  return () => clearInterval(timer)
}
