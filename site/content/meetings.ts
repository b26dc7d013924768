/** On which days meetings are. */
import { dateIn, type Documents } from '@programme/content-schemas'
import type { ContentReader } from './reader.ts'

/** YYYY-MM-DD, of its start. */
export function dayOf(
  { start }: Pick<Documents['event'], 'start'>,
  { timeZone }: Pick<ContentReader, 'timeZone'>,
): string {
  return dateIn(timeZone, new Date(start))
}

/** From the day after its last day on. */
export function hasPassed(
  { end }: Pick<Documents['event'], 'end'>,
  { today, timeZone }: Pick<ContentReader, 'today' | 'timeZone'>,
): boolean {
  return dateIn(timeZone, new Date(end)) < today
}
