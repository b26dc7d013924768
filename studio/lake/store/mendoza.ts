/**
 * Encodes the difference between two JSON values as a mendoza patch, the format of Sanity's history and mutation events.
 * Specification: the decoder in the npm package `mendoza`, whose opcodes these are. Two of its limits shape the patches: it resolves
 * a slice of a text rightly only at the text's start or end, and it copies a slice of an array through call arguments.
 */
import { isRecord } from '../foundation/json.ts'

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
const STRING_APPEND_STRING = 22
const STRING_APPEND_SLICE = 23

/** Members of an array that one slice may copy. */
const LONGEST_SLICE = 10_000
/** Characters that a text must share with the old one for slices to be worth their opcodes. */
const LEAST_SHARED = 16

type Patch = unknown[]

/** @returns a patch with `applyPatch(left, patch)` deeply equal to `right`; empty where they are equal */
export function encodeMendoza(left: unknown, right: unknown): Patch {
  if (isEqual(left, right)) return []
  const patch: Patch = []
  if (isRecord(left) && isRecord(right)) writeObject(patch, left, right)
  else patch.push(VALUE, right)
  return patch
}

/** Onto a copy of the old object. */
function writeObject(patch: Patch, left: Record<string, unknown>, right: Record<string, unknown>): void {
  for (const [index, key] of Object.keys(left).sort().entries()) {
    if (!Object.hasOwn(right, key)) patch.push(OBJECT_DELETE_FIELD, index)
    else if (!isEqual(left[key], right[key])) writeField(patch, index, key, left[key], right[key])
  }
  for (const [key, value] of Object.entries(right)) {
    if (!Object.hasOwn(left, key)) patch.push(OBJECT_SET_FIELD_VALUE, value, key)
  }
}

function writeField(patch: Patch, index: number, key: string, from: unknown, to: unknown): void {
  const start = patch.length
  if (isRecord(from) && isRecord(to)) {
    patch.push(PUSH_FIELD_COPY, index)
    writeObject(patch, from, to)
  } else {
    patch.push(PUSH_FIELD_BLANK, index)
    if (!writeBlank(patch, from, to)) {
      patch.length = start
      patch.push(OBJECT_SET_FIELD_VALUE, to, key)
      return
    }
  }
  patch.push(RETURN_INTO_OBJECT_SAME_KEY_POP)
}

/** @returns false where the new value is better given whole */
function writeBlank(patch: Patch, from: unknown, to: unknown): boolean {
  if (typeof from === 'string' && typeof to === 'string') return writeText(patch, from, to)
  if (!isFilled(from) || !isFilled(to)) return false
  writeArray(patch, from, to)
  return true
}

function writeText(patch: Patch, from: string, to: string): boolean {
  const prefix = commonPrefix(from, to)
  const suffix = commonSuffix(from, to, prefix)
  if (prefix + suffix < LEAST_SHARED) return false
  if (prefix > 0) patch.push(STRING_APPEND_SLICE, 0, Buffer.byteLength(from.slice(0, prefix)))
  const middle = to.slice(prefix, to.length - suffix)
  if (middle !== '') patch.push(STRING_APPEND_STRING, middle)
  if (suffix > 0) {
    const end = Buffer.byteLength(from)
    patch.push(STRING_APPEND_SLICE, end - Buffer.byteLength(from.slice(from.length - suffix)), end)
  }
  return true
}

/** In UTF-16 units, never between the two of one character. */
function commonPrefix(left: string, right: string): number {
  const most = Math.min(left.length, right.length)
  let length = 0
  while (length < most && left.charCodeAt(length) === right.charCodeAt(length)) length += 1
  return length > 0 && isHighSurrogate(left, length - 1) ? length - 1 : length
}

function commonSuffix(left: string, right: string, prefix: number): number {
  const most = Math.min(left.length, right.length) - prefix
  let length = 0
  while (
    length < most &&
    left.charCodeAt(left.length - 1 - length) === right.charCodeAt(right.length - 1 - length)
  )
    length += 1
  return length > 0 && isLowSurrogate(left, left.length - length) ? length - 1 : length
}

function isHighSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800
}

function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00
}

/** Onto a blank: slices of the old array, changed members, new values. */
function writeArray(patch: Patch, from: readonly unknown[], to: readonly unknown[]): void {
  const most = Math.min(from.length, to.length)
  let prefix = 0
  while (prefix < most && isEqual(from[prefix], to[prefix])) prefix += 1
  let suffix = 0
  while (suffix < most - prefix && isEqual(from[from.length - 1 - suffix], to[to.length - 1 - suffix]))
    suffix += 1

  const writeSlice = sliceWriter(patch)
  writeSlice(0, prefix)
  const places = placesOf(from, prefix, from.length - suffix)
  for (let index = prefix; index < to.length - suffix; index += 1) {
    const member = to[index]
    const equal = places.equal.get(fingerprint(member))
    if (equal !== undefined) writeSlice(equal, equal + 1)
    else writeMember(patch, from, similarTo(member, index, from, places), member)
  }
  writeSlice(from.length - suffix, from.length)
}

interface StreamLimits {
  readonly equal: ReadonlyMap<string, number>
  readonly keyed: ReadonlyMap<unknown, number>
  readonly end: number
}

function placesOf(from: readonly unknown[], start: number, end: number): StreamLimits {
  const equal = new Map<string, number>()
  const keyed = new Map<unknown, number>()
  for (let index = start; index < end; index += 1) {
    const member = from[index]
    equal.set(fingerprint(member), index)
    if (isRecord(member) && typeof member['_key'] === 'string') keyed.set(member['_key'], index)
  }
  return { equal, keyed, end }
}

/** Members with the same fingerprint are equal; equal ones may differ in it by the order of their keys. */
function fingerprint(member: unknown): string {
  return JSON.stringify(member)
}

/** The old member with the same key, or, among members without one, the one at the same place. */
function similarTo(
  member: unknown,
  index: number,
  from: readonly unknown[],
  { keyed, end }: StreamLimits,
): number | undefined {
  if (isRecord(member) && member['_key'] !== undefined) return keyed.get(member['_key'])
  return index < end && typeof from[index] === typeof member ? index : undefined
}

function writeMember(patch: Patch, from: readonly unknown[], old: number | undefined, member: unknown): void {
  const before = old === undefined ? undefined : from[old]
  const start = patch.length
  if (isRecord(before) && isRecord(member)) {
    patch.push(PUSH_ELEMENT_COPY, old)
    writeObject(patch, before, member)
  } else {
    patch.push(PUSH_ELEMENT_BLANK, old)
    if (!writeBlank(patch, before, member)) {
      patch.length = start
      patch.push(ARRAY_APPEND_VALUE, member)
      return
    }
  }
  patch.push(RETURN_INTO_ARRAY_POP)
}

/** Writes slices of the old array, joined where one begins at the end of the one just before it. */
function sliceWriter(patch: Patch): (start: number, end: number) => void {
  let written = { left: 0, right: 0, length: -1 }
  return (start, end) => {
    let at = start
    if (written.length === patch.length && written.right === start) {
      at = Math.min(end, written.left + LONGEST_SLICE)
      patch[patch.length - 1] = at
      written = { ...written, right: at }
    }
    for (; at < end; at += LONGEST_SLICE) {
      const right = Math.min(end, at + LONGEST_SLICE)
      patch.push(ARRAY_APPEND_SLICE, at, right)
      written = { left: at, right, length: patch.length }
    }
  }
}

function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0
}

/** Of JSON values; parts that both share are not looked into. */
function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((member, index) => isEqual(member, right[index]))
    )
  }
  if (!isRecord(left) || !isRecord(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key], right[key]))
  )
}
