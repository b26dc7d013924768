/** Days and moments as an editor reads them: in Dutch, 24 hours, by the clock of the city wherever she is. */
const CITY = 'Europe/Amsterdam'

const DAY = new Intl.DateTimeFormat('nl-NL', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const MOMENT = new Intl.DateTimeFormat('nl-NL', {
  ...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  timeZone: CITY,
})

/** `24 november 2026`. @param date YYYY-MM-DD @returns what was given, where that is no date */
export function dayInDutch(date: string): string {
  const moment = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) ? date : DAY.format(moment)
}

/** `24 november 2026 om 20:00`. @param text ISO 8601 @returns what was given, where that is no moment */
export function momentInDutch(text: string): string {
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? text : MOMENT.format(moment)
}
