/** GROQ's values as plain JavaScript ones, and how they compare. The types are those of the GROQ specification, section 4. */
import { DateTime } from 'groq-js'
import { PathPattern } from './path-pattern.ts'

export type ObjectValue = Readonly<Record<string, unknown>>

export type ValueType =
  'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'datetime' | 'path' | 'none'

export function typeOf(value: unknown): ValueType {
  if (value === null || value === undefined) return 'null'
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'object':
      if (Array.isArray(value)) return 'array'
      if (value instanceof DateTime) return 'datetime'
      return value instanceof PathPattern ? 'path' : 'object'
    default:
      return 'none'
  }
}

export function isObject(value: unknown): value is ObjectValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof DateTime) &&
    !(value instanceof PathPattern)
  )
}

export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** An attribute of an object; null of anything else, and of what only the prototype has. */
export function attributeOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

/** Also for keys such as `__proto__`, which a plain assignment would not keep as data. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  else target[key] = value
}

/** `==`: only primitives and times can be equal. */
export function isEqual(left: unknown, right: unknown): boolean {
  const type = typeOf(left)
  if (type !== typeOf(right)) return false
  switch (type) {
    case 'null':
      return true
    case 'string':
    case 'number':
    case 'boolean':
      return left === right
    case 'datetime':
      return left instanceof DateTime && right instanceof DateTime && left.equals(right)
    default:
      return false
  }
}

/** @returns negative, 0 or positive; null where the two cannot be compared */
export function partialCompare(left: unknown, right: unknown): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  if (left instanceof DateTime && right instanceof DateTime) return left.compareTo(right)
  return null
}

const ORDER: Partial<Record<ValueType, number>> = { datetime: 1, number: 2, string: 3, boolean: 4 }

/** The order of `order()`: times, numbers, strings, booleans, all else. */
export function totalCompare(left: unknown, right: unknown): number {
  const byType = (ORDER[typeOf(left)] ?? 100) - (ORDER[typeOf(right)] ?? 100)
  return byType === 0 ? (partialCompare(left, right) ?? 0) : byType
}

/** Numbers that are none, or have no end, are null. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** Deep equality of JSON values, as the `diff` functions need it. */
export function isDeepEqual(left: unknown, right: unknown): boolean {
  if (isArray(left) && isArray(right))
    return left.length === right.length && left.every((member, index) => isDeepEqual(member, right[index]))
  if (isObject(left) && isObject(right)) {
    const keys = Object.keys(left)
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && isDeepEqual(left[key], right[key]))
    )
  }
  return isEqual(left, right)
}
