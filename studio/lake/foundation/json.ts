/** JSON values and documents, with guards in place of casts. */
import { isRecord } from '../../../shared/is-record.ts'

export { isRecord }

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A stored document; `_rev` is the id of the transaction that last changed it. */
export interface StoredDocument {
  readonly _id: string
  readonly _type: string
  readonly _rev: string
  readonly _createdAt: string
  readonly _updatedAt: string
  readonly [key: string]: unknown
}

/** A copy without some of its fields. */
export function without(
  value: Readonly<Record<string, unknown>>,
  ...fields: readonly string[]
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !fields.includes(key)))
}

export function isStored(value: unknown): value is StoredDocument {
  return (
    isRecord(value) &&
    ['_id', '_type', '_rev', '_createdAt', '_updatedAt'].every((field) => typeof value[field] === 'string')
  )
}

/** @throws SyntaxError, or TypeError where the text holds no stored document */
export function parseStored(text: string): StoredDocument {
  return parseAs(isStored, text)
}

/** @throws SyntaxError, or TypeError where the text holds something else */
export function parseAs<Value>(is: (value: unknown) => value is Value, text: string): Value {
  const value: unknown = JSON.parse(text)
  if (!is(value)) throw new TypeError(`Not what it should be: ${text.slice(0, 100)}`)
  return value
}
