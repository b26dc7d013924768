/** Dates for people, in Dutch unless asked otherwise. */
import type { Language } from '@vlaardingen/content-schemas'

const dayIn = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Amsterdam',
  })
const days = { nl: dayIn('nl-NL'), en: dayIn('en-GB') }
const moment = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Amsterdam',
})

/** @param date YYYY-MM-DD or ISO 8601 */
export function readableDay(date: string, language: Language = 'nl'): string {
  return days[language].format(new Date(date))
}

/** @param date ISO 8601 with a time */
export function readableMoment(date: string): string {
  return moment.format(new Date(date))
}
