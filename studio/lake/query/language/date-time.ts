/** Times as GROQ has them: only valid ones, in the years that RFC 3339 can write. All else is null. */
import { DateTime } from 'groq-js'

const RFC_3339 =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})T(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})(?:\.\d+)?(?:Z|[-+](?<offsetHour>\d{2}):(?<offsetMinute>\d{2}))$/

/** @returns null where the text is no time in RFC 3339, such as the 30th of February or the 25th hour */
export function parseDateTime(text: string): DateTime | null {
  const parts = RFC_3339.exec(text)?.groups
  if (!parts) return null
  const at = (name: string): number => Number(parts[name] ?? 0)
  // Day 0 of the next month is the last one of this; the year 2000 + n has the same days as the year n of four hundred.
  const days = new Date(Date.UTC(2000 + (at('year') % 400), at('month'), 0)).getUTCDate()
  const isValid =
    isWithin(at('month'), 1, 12) &&
    isWithin(at('day'), 1, days) &&
    at('hour') < 24 &&
    at('minute') < 60 &&
    at('second') < 60 &&
    at('offsetHour') < 24 &&
    at('offsetMinute') < 60
  return isValid ? writable(new Date(text)) : null
}

/** @param seconds may be negative */
export function addSeconds(time: DateTime, seconds: number): DateTime | null {
  return writable(time.add(seconds).date)
}

function writable(date: Date): DateTime | null {
  const year = date.getUTCFullYear()
  return isWithin(year, 0, 9_999) ? new DateTime(date) : null
}

/** False for what is no number. */
function isWithin(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}
