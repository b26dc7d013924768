/**
 * Encodes the difference between two JSON values as a mendoza patch, the format of Sanity's history and mutation events.
 * Specification: the decoder in the npm package `mendoza`, whose opcodes these are.
 */
import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '../json.ts'

const VALUE = 0
const PUSH_FIELD_COPY = 10
const PUSH_FIELD_BLANK = 11
const PUSH_ELEMENT_COPY = 12
const PUSH_ELEMENT_BLANK = 13
const RETURN_INTO_OBJECT_SAME_KEY_POP = 15
const RETURN_INTO_ARRAY_POP = 16
const OBJECT_SET_FIELD_VALUE = 17
const OBJECT_DELETE_FIELD = 19
const ARRAY_APPEND_VALUE = 20
const ARRAY_APPEND_SLICE = 21

type Patch = unknown[]

/** @returns a patch with `applyPatch(left, patch)` deeply equal to `right`; empty where they are equal */
export function encodeMendoza(left: unknown, right: unknown): Patch {
  if (isDeepStrictEqual(left, right)) return []
  if (isRecord(left) && isRecord(right)) return objectPatch(left, right)
  return [VALUE, right]
}

function objectPatch(left: Record<string, unknown>, right: Record<string, unknown>): Patch {
  const keys = Object.keys(left).sort()
  const patch: Patch = []
  for (const [index, key] of keys.entries()) {
    if (!Object.hasOwn(right, key)) patch.push(OBJECT_DELETE_FIELD, index)
    else patch.push(...fieldPatch(index, key, left[key], right[key]))
  }
  for (const [key, value] of Object.entries(right)) {
    if (!Object.hasOwn(left, key)) patch.push(OBJECT_SET_FIELD_VALUE, value, key)
  }
  return patch
}

function fieldPatch(index: number, key: string, from: unknown, to: unknown): Patch {
  if (isDeepStrictEqual(from, to)) return []
  if (isRecord(from) && isRecord(to)) {
    return [PUSH_FIELD_COPY, index, ...objectPatch(from, to), RETURN_INTO_OBJECT_SAME_KEY_POP]
  }
  if (isFilled(from) && isFilled(to)) {
    return [PUSH_FIELD_BLANK, index, ...arrayPatch(from, to), RETURN_INTO_OBJECT_SAME_KEY_POP]
  }
  return [OBJECT_SET_FIELD_VALUE, to, key]
}

/** Written onto a blank: slices of the old array, changed members, new values. */
function arrayPatch(from: readonly unknown[], to: readonly unknown[]): Patch {
  const patch: Patch = []
  let next = 0
  for (const member of to) {
    const equal = from.findIndex((old, index) => index >= next && isDeepStrictEqual(old, member))
    const similar =
      equal >= 0 ? equal : from.findIndex((old, index) => index >= next && isSameMember(old, member))
    const old = similar >= 0 ? from[similar] : undefined
    if (equal >= 0) {
      const length = patch.length
      if (patch[length - 3] === ARRAY_APPEND_SLICE && patch[length - 1] === equal)
        patch[length - 1] = equal + 1
      else patch.push(ARRAY_APPEND_SLICE, equal, equal + 1)
    } else if (isRecord(old) && isRecord(member)) {
      patch.push(PUSH_ELEMENT_COPY, similar, ...objectPatch(old, member), RETURN_INTO_ARRAY_POP)
    } else if (isFilled(old) && isFilled(member)) {
      patch.push(PUSH_ELEMENT_BLANK, similar, ...arrayPatch(old, member), RETURN_INTO_ARRAY_POP)
    } else patch.push(ARRAY_APPEND_VALUE, member)
    if (similar >= 0) next = similar + 1
  }
  return patch
}

function isSameMember(left: unknown, right: unknown): boolean {
  return isRecord(left) && isRecord(right) && left['_key'] !== undefined && left['_key'] === right['_key']
}

function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0
}
