import { describe, expect, it } from 'vitest'
import { describePicked, pickedIn } from '../../../../studio/desk/media/picked-picture.ts'

const set = (value: unknown, path: string[] = []) => ({ type: 'set' as const, path, value })
const setIfMissing = (value: unknown) => ({ type: 'setIfMissing' as const, path: [], value })
const unset = (path: string[]) => ({ type: 'unset' as const, path })

describe('a change of a picture', () => {
  const reference = (_ref: string) => ({ _type: 'reference', _ref })
  it('picks a file where it sets one, as Sanity’s input does for uploads and for pictures of the library', () => {
    const uploaded = [setIfMissing({ _type: 'image' }), unset(['media']), set(reference('a'), ['asset'])]
    expect(pickedIn(uploaded)).toBe('a')
    expect(pickedIn([set({ _type: 'image', asset: reference('b') })])).toBe('b')
  })
  it('picks none where it is about something else', () => {
    expect(
      pickedIn([set('Een straat', ['alt']), unset(['asset']), set({ x: 1 }, ['hotspot'])]),
    ).toBeUndefined()
    expect(pickedIn([set({ _type: 'image' }), set('reference', ['asset', '_type'])])).toBeUndefined()
  })
})

describe('the description of a picked picture', () => {
  it('comes along, and goes with the picture that it was of', () => {
    expect(describePicked('', '', 'De haven')).toBe('De haven')
    expect(describePicked('De haven', 'De haven', 'De markt')).toBe('De markt')
    expect(describePicked('De haven', 'De haven', '')).toBe('')
  })
  it('leaves an editor’s own words, and what is right already', () => {
    expect(describePicked('Zelf geschreven', 'De haven', 'De markt')).toBeUndefined()
    expect(describePicked('De markt', 'De haven', 'De markt')).toBeUndefined()
    expect(describePicked('', '', '')).toBeUndefined()
  })
})
