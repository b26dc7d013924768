/** Days and moments as an editor reads them: in Dutch, 24 hours, by the clock of the programme wherever she is. */
import { dateIn, wallClock } from '@programme/content-schemas'
import { programmeTimeZone } from './time-zone.ts'

type Style = Readonly<Intl.DateTimeFormatOptions>

const LONG_DAY: Style = { day: 'numeric', month: 'long', year: 'numeric' }
const TIME: Style = { hour: '2-digit', minute: '2-digit' }

/** `24 november 2026`. @param date YYYY-MM-DD @returns what was given, where that is no date */
export function dayInDutch(date: string): string {
  const moment = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) ? date : write(moment, LONG_DAY)
}

/** `24 november 2026 om 20:00`, unless another style is asked for. @param text ISO 8601 @returns what was given, where that is no moment */
export function momentInDutch(text: string, style: Style = { ...LONG_DAY, ...TIME }): string {
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? text : write(wallClock(programmeTimeZone(), moment), style)
}

/** YYYY-MM-DD */
export function today(now: Date): string {
  return dateIn(programmeTimeZone(), now)
}

/** `14:02` today, `12 maart, 14:02` on another day. @param moment ISO 8601 */
export function momentSince(moment: string, now: Date): string {
  const time = momentInDutch(moment, TIME)
  if (today(new Date(moment)) === today(now)) return time
  return `${momentInDutch(moment, { day: 'numeric', month: 'long', ...yearUnless(moment, now) })}, ${time}`
}

/** A moment that is still to come: `vrijdag 27 november om 14:02`. @param moment ISO 8601 */
export function momentAhead(moment: string, now: Date): string {
  const day: Style = { weekday: 'long', day: 'numeric', month: 'long', ...yearUnless(moment, now) }
  return `${momentInDutch(moment, day)} om ${momentInDutch(moment, TIME)}`
}

/** The year of a moment, unless it is this one. */
function yearUnless(moment: string, now: Date): Style {
  const [year, thisYear] = [new Date(moment), now].map((one) => today(one).slice(0, 4))
  return year === thisYear ? {} : { year: 'numeric' }
}

/** @param shown what the clock shows, in universal time */
function write(shown: Date, style: Style): string {
  return new Intl.DateTimeFormat('nl-NL', { ...style, timeZone: 'UTC' }).format(shown)
}
