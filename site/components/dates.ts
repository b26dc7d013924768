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
const hour = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' } as const
const hours = new Intl.DateTimeFormat('nl-NL', hour)
const moments = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  ...hour,
})

/** @param date YYYY-MM-DD or ISO 8601 */
export function readableDay(date: string, language: Language = 'nl'): string {
  return days[language].format(new Date(date))
}

/** @param date ISO 8601 with a time */
export function readableMoment(date: string): string {
  return moments.format(new Date(date))
}

/** When something ends: the hour alone where it ends on the day of its start. @param start @param end ISO 8601 with a time */
export function readableEnd(start: string, end: string): string {
  const sameDay = readableDay(start) === readableDay(end)
  return (sameDay ? hours : moments).format(new Date(end))
}
