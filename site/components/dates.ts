/** Dates for people, in Dutch. */
const day = new Intl.DateTimeFormat('nl-NL', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/Amsterdam',
})
const moment = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Amsterdam',
})

/** @param date YYYY-MM-DD or ISO 8601 */
export function readableDay(date: string): string {
  return day.format(new Date(date))
}

/** @param date ISO 8601 with a time */
export function readableMoment(date: string): string {
  return moment.format(new Date(date))
}
