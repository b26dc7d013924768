/** Matchers with a type, for use inside of expected values. */
import { expect } from 'vitest'

export const anyText: unknown = expect.any(String)

export function textWith(part: string): unknown {
  return expect.stringContaining(part)
}

export function listWith(member: unknown): unknown {
  return expect.arrayContaining([member])
}
