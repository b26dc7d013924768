/** Functions of the core language, of time and of the lake itself. */
import { DateTime } from 'groq-js'
import { parseDateTime } from '../date-time.ts'
import { PathPattern } from '../path-pattern.ts'
import { finite, isArray } from '../values.ts'
import { ofValues, type Functions } from './function.ts'

export const generalFunctions: Functions = {
  coalesce: (args, { compile }) => {
    const values = args.map(compile)
    return (scope) => {
      for (const evaluate of values) {
        const value = evaluate(scope)
        if (value !== null) return value
      }
      return null
    }
  },
  count: ofValues((value) => (isArray(value) ? value.length : null)),
  defined: ofValues((value) => value !== null),
  length: ofValues((value) => {
    if (typeof value === 'string') return characters(value)
    return isArray(value) ? value.length : null
  }),
  path: ofValues((value) => (typeof value === 'string' ? new PathPattern(value) : null)),
  string: ofValues((value) => {
    if (value instanceof DateTime) return value.toString()
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null
  }),
  round: ofValues((value, precision) => {
    if (typeof value !== 'number') return null
    if (precision === undefined) return roundHalfAwayFromZero(value)
    if (typeof precision !== 'number' || precision < 0 || precision > 100 || !Number.isInteger(precision))
      return null
    return precision === 0 ? roundHalfAwayFromZero(value) : Number(value.toFixed(precision))
  }),
  dateTime: ofValues((value) => {
    if (value instanceof DateTime) return value
    return typeof value === 'string' ? parseDateTime(value) : null
  }),
  now:
    (_args, { runtime }) =>
    () =>
      runtime.now.toISOString(),
  'dateTime::now':
    (_args, { runtime }) =>
    () =>
      new DateTime(runtime.now),
  identity:
    (_args, { runtime }) =>
    () =>
      runtime.identity,
  'sanity::projectId':
    (_args, { runtime }) =>
    () =>
      runtime.projectId,
  'sanity::dataset':
    (_args, { runtime }) =>
    () =>
      runtime.dataset,
  'math::min': overNumbers((numbers) => (numbers.length > 0 ? numbers.reduce(smaller) : null)),
  'math::max': overNumbers((numbers) => (numbers.length > 0 ? numbers.reduce(larger) : null)),
  'math::sum': overNumbers((numbers) => finite(sum(numbers))),
  'math::avg': overNumbers((numbers) => finite(sum(numbers) / numbers.length)),
}

/** Code points, not UTF-16 units. */
export function characters(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0xd800 || unit > 0xdbff) count += 1
  }
  return count
}

function roundHalfAwayFromZero(value: number): number {
  return value < 0 ? -Math.round(-value) : Math.round(value)
}

/** Nulls are left out; anything else that is no number makes the whole null. */
function overNumbers(reduce: (numbers: readonly number[]) => number | null) {
  return ofValues((value) => {
    if (!isArray(value)) return null
    const numbers: number[] = []
    for (const member of value) {
      if (member === null) continue
      if (typeof member !== 'number') return null
      numbers.push(member)
    }
    return reduce(numbers)
  })
}

function smaller(left: number, right: number): number {
  return right < left ? right : left
}

function larger(left: number, right: number): number {
  return right > left ? right : left
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
