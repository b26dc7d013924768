/** The programme's time zone: which day it is there, and what its clock shows. */
import { tzOffset } from '@date-fns/tz'
import { isRecord } from '../shared/is-record.ts'

/** Of a programme whose settings name none. */
export const DEFAULT_TIME_ZONE = 'Europe/Amsterdam'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** True for a name of the IANA database, such as Europe/Amsterdam; not for an offset, which has no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** @param settings of the site, where the store has them */
export function timeZoneOf(settings: unknown): string {
  const name = isRecord(settings) ? settings['timeZone'] : undefined
  return typeof name === 'string' && isTimeZone(name) ? name : DEFAULT_TIME_ZONE
}

/** @returns YYYY-MM-DD */
export function dateIn(timeZone: string, moment: Date): string {
  return wallClock(timeZone, moment).toISOString().slice(0, 10)
}

/** What the clock shows, as a date that has it in universal time. */
export function wallClock(timeZone: string, moment: Date): Date {
  return new Date(moment.getTime() + tzOffset(timeZone, moment) * MINUTE)
}

/** The moments at which the clock shows this, the earlier first: two where it is put back, none where it is put forward. */
export function momentsOf(timeZone: string, shown: Date): Date[] {
  return offsetsAround(timeZone, shown)
    .map((offset) => new Date(shown.getTime() - offset * MINUTE))
    .filter((moment) => wallClock(timeZone, moment).getTime() === shown.getTime())
}

/** Minutes from universal time, the largest first: those of the day before and the day after. */
export function offsetsAround(timeZone: string, moment: Date): number[] {
  const offsets = [-DAY, DAY].map((away) => tzOffset(timeZone, new Date(moment.getTime() + away)))
  return [...new Set(offsets)].sort((one, other) => other - one)
}
