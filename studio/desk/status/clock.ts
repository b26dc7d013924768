/** A moment as an editor says it: `14:02` today, `12 maart, 14:02` on another day. */

/** @param moment ISO 8601 */
export function clock(moment: string, now: Date): string {
  const date = new Date(moment)
  const time = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' }).format(date)
  if (date.toDateString() === now.toDateString()) return time
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
  return `${new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', ...year }).format(date)}, ${time}`
}

/** A moment that is still to come: `vrijdag 27 november om 14:02`. @param moment ISO 8601 */
export function dayAndTime(moment: string, now: Date): string {
  const date = new Date(moment)
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
  const day = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', ...year })
  const time = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' })
  return `${day.format(date)} om ${time.format(date)}`
}
