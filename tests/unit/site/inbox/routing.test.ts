import { isAway, routeMessage } from '@programme/content-schemas'
import { describe, expect, it } from 'vitest'

const ref = (_ref: string) => ({ _type: 'reference' as const, _ref })
const settings = {
  coordinators: [
    { _key: 'a', subject: 'Projecten', contact: ref('vera'), deputy: ref('sam') },
    { _key: 'b', subject: 'Werkgroepen', contact: ref('sam'), deputy: ref('vera') },
  ],
}
const away = { from: '2026-12-01', until: '2026-12-10' }
const vera = { _id: 'vera', email: 'vera@voorbeeld.nl' }
const sam = { _id: 'sam', email: 'sam@voorbeeld.nl' }
const route = (subject: string, contacts: Parameters<typeof routeMessage>[2], today = '2026-12-05') =>
  routeMessage(subject, settings, contacts, today)

describe('a message goes', () => {
  it('to the coordinator of its subject', () => {
    expect(route('Projecten', [vera, sam])).toEqual({ id: 'vera' })
    expect(route('Werkgroepen', [vera, sam])).toEqual({ id: 'sam' })
  })
  it('to the first coordinator where its subject is not there any more', () => {
    expect(route('Opgeheven', [vera, sam])).toEqual({ id: 'vera' })
  })
  it('to the deputy from the first to the last day of an absence', () => {
    const contacts = [{ ...vera, away }, sam]
    expect(route('Projecten', contacts, '2026-11-30')).toEqual({ id: 'vera' })
    expect(route('Projecten', contacts, '2026-12-01')).toEqual({ id: 'sam', insteadOf: 'vera' })
    expect(route('Projecten', contacts, '2026-12-10')).toEqual({ id: 'sam', insteadOf: 'vera' })
    expect(route('Projecten', contacts, '2026-12-11')).toEqual({ id: 'vera' })
  })
  it('to the coordinator all the same where the deputy is away too, or nobody can mail the deputy', () => {
    expect(
      route('Projecten', [
        { ...vera, away },
        { ...sam, away },
      ]),
    ).toEqual({ id: 'vera' })
    expect(route('Projecten', [{ ...vera, away }, { _id: 'sam' }])).toEqual({ id: 'vera' })
    expect(route('Projecten', [{ ...vera, away }])).toEqual({ id: 'vera' })
  })
  it('to the deputy where the coordinator has no e-mail address', () => {
    expect(route('Projecten', [{ _id: 'vera' }, sam])).toEqual({ id: 'sam', insteadOf: 'vera' })
  })
  it('nowhere where the settings name nobody', () => {
    expect(routeMessage('Projecten', { coordinators: [] }, [vera], '2026-12-05')).toBeUndefined()
  })
})

it('who is away is so on the first day and on the last', () => {
  expect(isAway({}, '2026-12-01')).toBe(false)
  expect(isAway({ away }, '2026-12-01')).toBe(true)
  expect(isAway({ away }, '2026-12-11')).toBe(false)
})
