/** Dates for people, in Dutch unless asked otherwise. */
import { dateIn, momentsOf, wallClock, type Language } from '@programme/content-schemas'

const dayIn = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const days = { nl: dayIn('nl-NL'), en: dayIn('en-GB') }
const daysOfWeek = new Intl.DateTimeFormat('nl-NL', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  timeZone: 'UTC',
})

/** The same few days stand on many pages, and to write one out takes a while. */
const written = { nl: new Map<string, string>(), en: new Map<string, string>() }
const KEPT = 5_000

/** @param date YYYY-MM-DD */
export function readableDay(date: string, language: Language = 'nl'): string {
  const known = written[language].get(date)
  if (known !== undefined) return known
  const day = days[language].format(new Date(date))
  if (written[language].size < KEPT) written[language].set(date, day)
  return day
}

/** Which of the two, where the clock shows this time twice: on the night on which it is put back. */
function whichOfTwo(moment: Date, timeZone: string): string {
  const [first, second] = momentsOf(timeZone, wallClock(timeZone, moment))
  if (!first || !second) return ''
  return moment.getTime() === first.getTime() ? ' (zomertijd)' : ' (wintertijd)'
}

/** @param time HH:MM @returns 9.00, as Dutch writes it */
export function readableTime(time: string): string {
  return time.replace(/^0(?=\d)/, '').replace(':', '.')
}

function clock(moment: Date, timeZone: string): string {
  const time = wallClock(timeZone, moment).toISOString().slice(11, 16)
  return `${readableTime(time)} uur${whichOfTwo(moment, timeZone)}`
}

/** @param date ISO 8601 with a time */
export function readableMoment(date: string, timeZone: string): string {
  const moment = new Date(date)
  return `${daysOfWeek.format(wallClock(timeZone, moment))} om ${clock(moment, timeZone)}`
}

/** When something ends: the hour alone where it ends on the day of its start. @param start @param end ISO 8601 with a time */
export function readableEnd(start: string, end: string, timeZone: string): string {
  const [from, until] = [new Date(start), new Date(end)]
  const isSameDay = dateIn(timeZone, from) === dateIn(timeZone, until)
  return isSameDay ? clock(until, timeZone) : readableMoment(end, timeZone)
}
