/** Dates for people, in Dutch unless asked otherwise. */
import type { Language } from '@programme/content-schemas'

const dayIn = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Amsterdam',
  })
const days = { nl: dayIn('nl-NL'), en: dayIn('en-GB') }
const hours = new Intl.DateTimeFormat('nl-NL', {
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Europe/Amsterdam',
})
const daysOfWeek = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/Amsterdam',
})

/** Milliseconds that the clock is turned by. */
const HOUR = 3_600_000

/** The same few days stand on many pages, and to write one out takes a while. */
const written = { nl: new Map<string, string>(), en: new Map<string, string>() }
const KEPT = 5_000

/** @param date YYYY-MM-DD or ISO 8601 */
export function readableDay(date: string, language: Language = 'nl'): string {
  const known = written[language].get(date)
  if (known !== undefined) return known
  const day = days[language].format(new Date(date))
  if (written[language].size < KEPT) written[language].set(date, day)
  return day
}

/** Which of the two, where the clock shows this time twice: on the night on which it is put back. */
function whichOfTwo(moment: Date): string {
  const shown = hours.format(moment)
  const isAgain = (away: number): boolean => hours.format(new Date(moment.getTime() + away)) === shown
  return isAgain(HOUR) ? ' (zomertijd)' : isAgain(-HOUR) ? ' (wintertijd)' : ''
}

/** @param time HH:MM @returns 9.00, as Dutch writes it */
export function readableTime(time: string): string {
  return time.replace(/^0(?=\d)/, '').replace(':', '.')
}

function clock(moment: Date): string {
  return `${readableTime(hours.format(moment))} uur${whichOfTwo(moment)}`
}

/** @param date ISO 8601 with a time */
export function readableMoment(date: string): string {
  const moment = new Date(date)
  return `${daysOfWeek.format(moment)} om ${clock(moment)}`
}

/** When something ends: the hour alone where it ends on the day of its start. @param start @param end ISO 8601 with a time */
export function readableEnd(start: string, end: string): string {
  return readableDay(start) === readableDay(end) ? clock(new Date(end)) : readableMoment(end)
}
