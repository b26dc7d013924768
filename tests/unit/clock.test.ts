/** The two nights on which the clock is turned: what a page says of them, and what a document may hold. */
import { describe, expect, it } from 'vitest'
import { moment } from '../../content-schemas/blocks/dates.ts'
import { readableEnd, readableMoment } from '../../site/components/dates.ts'

describe('a page', () => {
  it.each([
    ['2026-10-25T00:30:00Z', 'zondag 25 oktober 2026 om 2.30 uur (zomertijd)'],
    ['2026-10-25T01:30:00Z', 'zondag 25 oktober 2026 om 2.30 uur (wintertijd)'],
    ['2026-10-25T02:00:00+02:00', 'zondag 25 oktober 2026 om 2.00 uur (zomertijd)'],
    ['2026-10-24T23:59:00Z', 'zondag 25 oktober 2026 om 1.59 uur'],
    ['2026-10-25T02:00:00Z', 'zondag 25 oktober 2026 om 3.00 uur'],
    ['2026-03-29T01:00:00Z', 'zondag 29 maart 2026 om 3.00 uur'],
    ['2026-07-01T10:00:00Z', 'woensdag 1 juli 2026 om 12.00 uur'],
  ])('says of %s which time it is', (date, text) => {
    expect(readableMoment(date)).toBe(text)
  })

  it('says so of an end too', () => {
    expect(readableEnd('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z')).toBe('2.30 uur (wintertijd)')
    expect(readableEnd('2026-10-24T20:00:00Z', '2026-10-25T00:30:00Z')).toContain('2.30 uur (zomertijd)')
  })
})

describe('a moment', () => {
  const start = moment('Begin', 'Wanneer.')

  it.each(['2026-03-29T02:30:00+01:00', '2026-03-29T02:00:00+02:00', '2027-03-28T02:59:59.999+01:00'])(
    'of %s is refused: that hour does not exist',
    (text) => {
      expect(start.safeParse(text).error?.issues[0]?.message).toContain('bestaat niet')
    },
  )

  it.each([
    '2026-03-29T01:59:59+01:00',
    '2026-03-29T03:00:00+02:00',
    '2026-03-29T01:30:00Z',
    '2026-03-29T02:30:00Z',
    '2026-03-29T02:30:00+05:30',
    '2026-10-25T02:30:00+01:00',
    '2026-10-25T02:30:00+02:00',
  ])('of %s is taken', (text) => {
    expect(start.safeParse(text).success).toBe(true)
  })
})
