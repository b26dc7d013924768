import { fc } from '../../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { dayInDutch, momentInDutch } from '../../../../studio/desk/dates.ts'
import {
  numberInDutch,
  parseDay,
  parseMoment as parseMomentIn,
  parseNumber,
} from '../../../../studio/desk/typed/parse-dutch.ts'

const parseMoment = (text: string) => parseMomentIn(text, 'Europe/Amsterdam')

describe('a day that an editor types', () => {
  it.each([
    ...['19-12-2026', '19/12/2026', '19.12.2026', '19 12 2026', '2026-12-19', ' 19-12-2026 '],
    ...['19 december 2026', '19 dec 2026', '19 DEC. 2026', 'zaterdag 19 december 2026', 'za 19 dec 2026'],
    ...['zaterdag, 19-12-2026', '19\u00A0december  2026'],
  ])('is read: %s', (text) => {
    expect(parseDay(text)).toEqual({ value: '2026-12-19' })
  })
  it('is read in each month, however that is shortened', () => {
    const names = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
    const months = names.map((name) => parseDay(`1 ${name} 2026`)?.value.slice(5, 7))
    expect(months.map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
  it.each([
    '31-2-2026',
    '19-12',
    '19-12-26',
    '12-19-2026',
    'Dec 19, 2026',
    '1 j 2026',
    '1 ju 2026x',
    'maandag 19-12-2026',
    'zo, 19 december 2026',
    '19-12-0206',
    '19-12-3026',
    'morgen',
    '',
  ])('is refused where it is none, or might be another: %s', (text) => {
    expect(parseDay(text)).toBeUndefined()
  })
})

describe('a moment that an editor types', () => {
  it.each([
    ...[
      '19-12-2026 20:00',
      '19-12-2026 20.00',
      '19-12-2026 20:00 uur',
      '19-12-2026, 20u',
      '19-12-2026 om 20',
      'za 19-12-2026\u00A020.00 uur',
    ],
    ...['19 december 2026 om 20:00', '2026-12-19 20:00', '2026-12-19T20:00', '2026-12-19T19:00:00Z'],
  ])('is read by the clock of the city: %s', (text) => {
    expect(parseMoment(text)).toEqual({ value: '2026-12-19T19:00:00.000Z' })
  })
  it('is in summer an hour earlier by the clock of the world', () => {
    expect(parseMoment('1-7-2026 20:00')).toEqual({ value: '2026-07-01T18:00:00.000Z' })
  })
  it.each([
    '29-3-2026 02:30',
    '2026-02-31T10:00:00Z',
    '2026-04-31T10:00:00+02:00',
    '19-12-2026 24:00',
    '19-12-2026 8:60',
    '19-12-2026 8 PM',
    'vrijdag 19-12-2026 20:00',
    '0206-12-19T19:00:00Z',
    '19-12-2026',
    '20:00',
  ])('is refused where it does not exist, or is half a moment: %s', (text) => {
    expect(parseMoment(text)).toBeUndefined()
  })
})

describe('a number that an editor types', () => {
  it.each([
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['-3', -3],
    ['1.250', 1250],
    ['1.250,75', 1250.75],
    ['0,001', 0.001],
    ['0.125', 0.125],
    ['-0.500', -0.5],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toEqual({ value })
  })
  it.each(['12,5,5', '1,250.5', 'twaalf', '12 %', '1e5', '--1', '99999999999999999999'])(
    'is refused where it is none: %s',
    (text) => {
      expect(parseNumber(text)).toBeUndefined()
    },
  )
})

it('what is shown is read as what it was', () => {
  const minute = fc
    .integer({ min: 0, max: 40_000_000 })
    .map((count) => new Date(count * 60_000).toISOString())
  fc.assert(
    fc.property(
      minute,
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      (moment, number) => {
        const shown = momentInDutch(moment)
        const read = parseMoment(shown)?.value
        // An hour that comes twice in autumn is read as the first.
        expect(read && momentInDutch(read)).toBe(shown)
        const day = moment.slice(0, 10)
        expect(parseDay(dayInDutch(day))).toEqual({ value: day })
        const rounded = Math.round(number * 1_000) / 1_000
        expect(parseNumber(numberInDutch(rounded))?.value).toBeCloseTo(rounded, 9)
      },
    ),
  )
})
