import { describe, expect, it } from 'vitest'
import { readableDay, readableEnd, readableMoment } from '../../../../site/components/dates.ts'
import { phaseStates } from '../../../../site/components/phase.ts'
import { readablePhone } from '../../../../site/components/phone.ts'

const ZONE = 'Europe/Amsterdam'

describe('what people read', () => {
  it('is a date in Dutch', () => {
    expect(readableDay('2026-03-01')).toBe('1 maart 2026')
  })

  it('is a moment in the time of the city, summer and winter', () => {
    expect(readableMoment('2026-07-01T18:00:00Z', ZONE)).toContain('20.00 uur')
    expect(readableMoment('2026-12-01T18:00:00Z', ZONE)).toContain('19.00 uur')
    expect(readableMoment('2026-12-01T18:00:00Z', ZONE)).toContain('2026')
  })

  it('is an end by its hour, with its day where that is another one', () => {
    expect(readableEnd('2026-07-01T18:00:00Z', '2026-07-01T20:00:00Z', ZONE)).toBe('22.00 uur')
    expect(readableEnd('2026-07-01T18:00:00Z', '2026-07-02T20:00:00Z', ZONE)).toContain('donderdag 2 juli')
  })

  it.each([
    ['+31630189806', '06\u00A0301\u00A0898\u00A006'],
    ['+31101234567', '010\u00A0123\u00A045\u00A067'],
    ['+3225550100', '+3225550100'],
  ])('is %s as %s', (number, readable) => {
    expect(readablePhone(number)).toBe(readable)
  })

  it('is a phase line with exactly one phase that is now, the earlier ones done', () => {
    const states = phaseStates('uitvoeren').map(({ state }) => state)
    expect(states.filter((state) => state === 'now')).toHaveLength(1)
    expect(states.slice(0, states.indexOf('now')).every((state) => state === 'done')).toBe(true)
  })
})

describe('a telephone number', () => {
  it.each([
    ['+31630189806', '06 301 898 06'],
    ['+3114010', '14 010'],
    ['+31140182', '14 0182'],
    ['+318001234', '0800 1234'],
    ['+319001234567', '0900 1234567'],
    ['+31104567890', '010 456 78 90'],
    ['+31181234567', '0181 234 567'],
    ['+4930123456', '+4930123456'],
    ['+31999', '0999'],
  ])('%s is shown as %s', (number, shown) => {
    expect(readablePhone(number)).toBe(shown.replaceAll(' ', '\u00a0'))
  })
})
