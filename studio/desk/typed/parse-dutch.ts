/** What an editor types in a field for a day, a moment or a number, in the ways that people write these in Dutch. */

import { momentsOf } from '@programme/content-schemas'

/** `undefined` where nobody can tell what is meant. */
export type Parsed<Value> = { readonly value: Value } | undefined

const MONTHS = [
  ...['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
  ...['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
]
const WEEKDAY = /^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo),? +/
const NUMERIC = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/
const WRITTEN = /^(\d{1,2})[ -]+([a-z]{3,9})\.?,?[ -]+(\d{4})$/
const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const TIME = /^(.*?\d{4}|\d{4}-\d{1,2}-\d{1,2})(?:,? +(?:om +)?|t)(\d{1,2})(?:[:.](\d{2}))?(?: *(?:u|uur))?$/
const ISO_MOMENT = /^(\d{4}-\d\d-\d\d)t\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:\d\d)$/

/** @returns YYYY-MM-DD */
export function parseDay(text: string): Parsed<string> {
  const plain = text.trim().toLowerCase().replace(WEEKDAY, '')
  const iso = ISO_DAY.exec(plain)
  if (iso) return dayOf(iso[3], iso[2], iso[1])
  const numeric = NUMERIC.exec(plain)
  if (numeric) return dayOf(numeric[1], numeric[2], numeric[3])
  const [, day, name = '', year] = WRITTEN.exec(plain) ?? []
  // „mrt” is how people shorten maart.
  const month = MONTHS.findIndex((full) => full.startsWith(name === 'mrt' ? 'maart' : name))
  return name === '' || month < 0 ? undefined : dayOf(day, String(month + 1), year)
}

function dayOf(day = '', month = '', year = ''): Parsed<string> {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${value}T00:00:00Z`)
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)
  return exists ? { value } : undefined
}

/** @returns ISO 8601 in UTC; of an hour that comes twice the first; undefined too where the clock of that zone skips that time */
export function parseMoment(text: string, timeZone: string): Parsed<string> {
  const plain = text.trim().toLowerCase()
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
  if (WITH_THOUSANDS.test(plain)) return { value: Number(plain.replaceAll('.', '').replace(',', '.')) }
  return PLAIN.test(plain) ? { value: Number(plain.replace(',', '.')) } : undefined
}

const NUMBER = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 20, useGrouping: false })

export function numberInDutch(value: number): string {
  return NUMBER.format(value)
}
