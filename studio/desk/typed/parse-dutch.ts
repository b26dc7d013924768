/** What an editor types in a field for a day, a moment or a number, in the ways that people write these in Dutch. */

import { momentsOf } from '@programme/content-schemas'

/** `undefined` where nobody can tell what is meant. */
export type Parsed<Value> = { readonly value: Value } | undefined

const MONTHS = [
  ...['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
  ...['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
]
const WEEKDAYS = ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za']
const WEEKDAY = /^(?:(zo|ma|di|wo|do|vr|za)|(maan|dins|woens|donder|vrij|zater|zon)dag),? /
const NUMERIC = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/
const WRITTEN = /^(\d{1,2})[ -]+([a-z]{3,9})\.?,?[ -]+(\d{4})$/
const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const TIME = /^(.*?\d{4}|\d{4}-\d{1,2}-\d{1,2})(?:,? +(?:om +)?|t)(\d{1,2})(?:[:.](\d{2}))?(?: *(?:u|uur))?$/
const ISO_MOMENT = /^(\d{4}-\d\d-\d\d)t\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:\d\d)$/

/** @returns YYYY-MM-DD; undefined too where the weekday before it is that of another day */
export function parseDay(text: string): Parsed<string> {
  const plain = plainOf(text)
  const [prefix = '', short, long] = WEEKDAY.exec(plain) ?? []
  const day = parseDate(plain.slice(prefix.length))
  const weekday = (short ?? long)?.slice(0, 2)
  if (!day || weekday === undefined) return day
  return WEEKDAYS[new Date(`${day.value}T00:00:00Z`).getUTCDay()] === weekday ? day : undefined
}

/** In lower case, each white space a single space: text from a word processor has other kinds. */
function plainOf(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

function parseDate(plain: string): Parsed<string> {
  const iso = ISO_DAY.exec(plain)
  if (iso) return dayOf(iso[3], iso[2], iso[1])
  const numeric = NUMERIC.exec(plain)
  if (numeric) return dayOf(numeric[1], numeric[2], numeric[3])
  const [, day, name = '', year] = WRITTEN.exec(plain) ?? []
  // „mrt” is how people shorten maart.
  const month = MONTHS.findIndex((full) => full.startsWith(name === 'mrt' ? 'maart' : name))
  return name === '' || month < 0 ? undefined : dayOf(day, String(month + 1), year)
}

/** A year such as 0206 or 3026 is a slip. */
const YEAR = /^(?:19|20|21)\d\d$/

function dayOf(day = '', month = '', year = ''): Parsed<string> {
  if (!YEAR.test(year)) return undefined
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${value}T00:00:00Z`)
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)
  return exists ? { value } : undefined
}

/** @returns ISO 8601 in UTC; of an hour that comes twice the first; undefined too where the clock of that zone skips that time */
export function parseMoment(text: string, timeZone: string): Parsed<string> {
  const plain = plainOf(text)
  const iso = ISO_MOMENT.exec(plain)
  if (iso) {
    const moment = new Date(plain.toUpperCase())
    // A Date takes 31 February for 3 March.
    const exists = parseDay(iso[1] ?? '') !== undefined && !Number.isNaN(moment.getTime())
    return !exists ? undefined : { value: moment.toISOString() }
  }
  const [, date = '', hour = '', minute = '00'] = TIME.exec(plain) ?? []
  const day = parseDay(date)
  if (!day || Number(hour) > 23 || Number(minute) > 59) return undefined
  const shown = new Date(`${day.value}T${hour.padStart(2, '0')}:${minute}:00Z`)
  const [moment] = momentsOf(timeZone, shown)
  return moment && { value: moment.toISOString() }
}

const WITH_THOUSANDS = /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/
const PLAIN = /^-?\d+(?:[.,]\d+)?$/

/** „12,5” is twelve and a half; „1.250” is twelve hundred and fifty. */
export function parseNumber(text: string): Parsed<number> {
  const plain = text.trim().replace('−', '-')
  if (WITH_THOUSANDS.test(plain)) return exact(plain.replaceAll('.', ''))
  return PLAIN.test(plain) ? exact(plain) : undefined
}

/** JSON has no infinity, and a larger number would be stored as another one. */
function exact(plain: string): Parsed<number> {
  const value = Number(plain.replace(',', '.'))
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? { value } : undefined
}

const NUMBER = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 20, useGrouping: false })

export function numberInDutch(value: number): string {
  return NUMBER.format(value)
}
