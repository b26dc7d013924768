/** `autoGenerateArrayKeys`: objects in arrays get the `_key` by which the Studio addresses them. */
import { randomBytes } from 'node:crypto'
import { isRecord } from '../foundation/json.ts'

/** @returns a copy in which every object in an array has a `_key`; those that have one keep it */
export function withArrayKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((member: unknown) => keyed(withArrayKeys(member)))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withArrayKeys(member)]))
}

/** Of one member of an array. */
function keyed(member: unknown): unknown {
  if (!isRecord(member) || typeof member['_key'] === 'string') return member
  return { _key: randomBytes(6).toString('hex'), ...member }
}
