/** Escapes of characters in strings of a query, written so that the parser reads them as the GROQ specification says. */
import { QueryError } from './query-error.ts'

const ESCAPE = /\\(?:u\{(?<long>[0-9a-fA-F]+)\}|u(?<unit>[0-9a-fA-F]{4})|.)/gs
const SINGLE = ["'", '"', '\\', '/', 'b', 'f', 'n', 'r', 't']
const LAST = 0x10_ffff

/**
 * @param literal with its quotes @param position of the literal in the query
 * @returns the same string without `\u{…}` @throws QueryError where an escape names no character
 */
export function plainEscapes(literal: string, position: number): string {
  /** Where the second half of a surrogate pair must stand. */
  let expected: number | undefined
  let pairStart = 0
  const refuse = (offset: number): never => {
    throw new QueryError('invalid', 'Invalid escape sequence: it names no character.', position + offset)
  }
  const plain = literal.replace(ESCAPE, (whole: string, ...rest: unknown[]) => {
    const offset = Number(rest.at(-3))
    const { long, unit } = groupsOf(rest.at(-1))
    if (expected !== undefined && (expected !== offset || unit === undefined)) refuse(pairStart)
    if (long !== undefined) {
      const code = Number.parseInt(long, 16)
      if (code > LAST || isHigh(code) || isLow(code)) refuse(offset)
      return String.fromCodePoint(code).split('').map(escaped).join('')
    }
    if (unit === undefined) return SINGLE.includes(whole.slice(1)) ? whole : refuse(offset)
    const code = Number.parseInt(unit, 16)
    if (isLow(code) !== (expected !== undefined)) refuse(expected === undefined ? offset : pairStart)
    expected = isHigh(code) ? offset + whole.length : undefined
    pairStart = offset
    return whole
  })
  if (expected !== undefined) refuse(pairStart)
  return plain
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function isHigh(code: number): boolean {
  return (code & 0xfffffc00) === 0xd800
}

function isLow(code: number): boolean {
  return (code & 0xfffffc00) === 0xdc00
}

function groupsOf(groups: unknown): Partial<Record<'long' | 'unit', string>> {
  return typeof groups === 'object' && groups !== null ? groups : {}
}
