/** The lake's own daily backup, for as long as it runs. */
import { keepDaily } from './backups.ts'

/** Milliseconds. */
const FIRST_CHECK_AFTER = 10_000
const EVERY = 60 * 60 * 1_000

/** @returns ends it; resolves once nothing is being copied any more */
export function startDailyBackups(dataDir: string): () => Promise<void> {
  let underway: Promise<void> = Promise.resolve()
  const look = (): void => {
    underway = keepDaily(dataDir, new Date().toISOString().slice(0, 10)).then(
      () => undefined,
      (error: unknown) => console.error('Lake: the daily backup could not be made.', error),
    )
  }
  const first = setTimeout(look, FIRST_CHECK_AFTER).unref()
  const later = setInterval(look, EVERY).unref()
  return () => {
    clearTimeout(first)
    clearInterval(later)
    return underway
  }
}
