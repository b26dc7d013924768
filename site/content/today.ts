/** Today's date in the city, YYYY-MM-DD. */
export function todayInCity(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date())
}
