/** The date of a moment in the programme's city, YYYY-MM-DD. */
const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })

export function dateInCity(moment: Date): string {
  return format.format(moment)
}
