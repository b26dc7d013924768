/** Times and characters that are none are null or an error, never another time or another character. */
import { fc } from '../../../../support/fast-check.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { ask, openLakeView } from '../../../../support/lake-view.ts'

const lake = openLakeView([])
afterAll(() => lake.close())

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100)
const answer = (query: string, params: Record<string, unknown> = {}): unknown =>
  ask(lake.view({ perspective: 'raw', role: 'administrator' }), query, params)

describe('dateTime()', () => {
  it.each([
    ['2026-02-28T23:59:59Z', '2026-02-28T23:59:59Z'],
    ['2024-02-29T00:00:00.5+02:00', '2024-02-28T22:00:00.500Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00Z'],
    ['0000-02-29T00:00:00Z', '0000-02-29T00:00:00Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('reads %s', (text, expected) => {
    expect(answer('dateTime($text)', { text })).toBe(expected)
    expect(answer('string(dateTime($text))', { text })).toBe(expected)
  })

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:60:00Z',
    '2016-12-31T23:59:60Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00-01:60',
    '0000-00-00T00:00:00Z',
    '0000-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '2026-01-01',
    '2026-01-01T00:00Z',
    '2026-01-01 00:00:00Z',
    '+002026-01-01T00:00:00Z',
    '',
  ])('makes nothing of "%s"', (text) => {
    expect(answer('[dateTime($text), dateTime($text) + 1, string(dateTime($text))]', { text })).toEqual([
      null,
      null,
      null,
    ])
    expect(answer('dateTime($text) < dateTime("2030-01-01T00:00:00Z")', { text })).toBeNull()
    expect(answer('dateTime("2030-01-01T00:00:00Z") - dateTime($text)', { text })).toBeNull()
  })

  it('reads what the calendar has, and nothing else', () => {
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'))
    const year = fc.integer({ min: 1, max: 9_998 }).map((n) => String(n).padStart(4, '0'))
    fc.assert(
      fc.property(
        year,
        two(14),
        two(33),
        two(26),
        two(62),
        two(62),
        (y, month, day, hour, minute, second) => {
          const text = `${y}-${month}-${day}T${hour}:${minute}:${second}Z`
          const date = new Date(0)
          date.setUTCFullYear(Number(y), Number(month) - 1, Number(day))
          date.setUTCHours(Number(hour), Number(minute), Number(second))
          const isReal = date.toISOString() === text.replace('Z', '.000Z')
          expect(answer('dateTime($text)', { text })).toBe(isReal ? text : null)
        },
      ),
      { numRuns: RUNS },
    )
  })

  it('is null where a sum leaves the years that can be written', () => {
    const now = '"2026-01-01T00:00:00Z"'
    for (const seconds of ['1e300', '1e12', '-1e12', '8.64e15'])
      for (const sum of [`dateTime(${now}) + ${seconds}`, `dateTime(${now}) - ${seconds}`])
        expect(answer(`[${sum}, string(${sum}), (${sum}) == null]`)).toEqual([null, null, true])
    expect(answer(`${now} in [string(dateTime(${now}) + 0)]`)).toBe(true)
    expect(answer(`dateTime(${now}) + 0.25`)).toBe('2026-01-01T00:00:00.250Z')
    expect(answer(`dateTime(${now}) - 86400 < dateTime(${now})`)).toBe(true)
  })
})

describe('an escape in a string', () => {
  it.each([
    [String.raw`"\u{1F600}"`, '😀'],
    [String.raw`'\u{1f600}\u{41}'`, '😀A'],
    [String.raw`"\u{10FFFF}"`, '\u{10ffff}'],
    [String.raw`"\u{0000041}"`, 'A'],
    [String.raw`"\ud83d\ude00"`, '😀'],
    [String.raw`"\\u{1F600}"`, String.raw`\u{1F600}`],
    [String.raw`"\\\u{41}"`, String.raw`\A`],
    [String.raw`string::length("\u{1F600}" + '"')`, 2],
    [String.raw`{"\u{1F600}": 1}["\u{1F600}"]`, 1],
    [
      String.raw`// "\u{110000}"
      "ok"`,
      'ok',
    ],
  ])('%s is read as the specification says', (query, expected) => {
    expect(answer(query)).toEqual(expected)
  })

  it.each([
    String.raw`"\u{110000}"`,
    String.raw`"\u{FFFFFFFFFFFFFFFFFFFFFFFF}"`,
    String.raw`"\u{D83D}"`,
    String.raw`"\ud83d"`,
    String.raw`"\ude00"`,
    String.raw`"\ud83d \ude00"`,
    String.raw`"\ud83d\u{DE00}"`,
    String.raw`"\ud83d\ud83d\ude00"`,
    String.raw`"\u{}"`,
    String.raw`"\u{12"`,
    String.raw`"\u12"`,
    String.raw`"\x41"`,
  ])('%s is an error of syntax', (query) => {
    expect(() => answer(query)).toThrow()
  })

  it('of any character is that character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
        (text) => {
          const literal = Array.from(text, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`).join(
            '',
          )
          expect(answer(`"${literal}"`)).toBe(text)
        },
      ),
      { numRuns: RUNS },
    )
  })
})
