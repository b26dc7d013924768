import { describe, expect, it } from 'vitest'
import {
  requiresSecondReader,
  secondReaderFindings,
} from '../../../../studio/desk/publish-checks/second-reader.ts'

const version = (fields: Record<string, unknown> = {}, _type = 'page') => ({
  _id: 'a',
  _type,
  _rev: 'r',
  _createdAt: '2026-11-24T00:00:00Z',
  _updatedAt: '2026-11-24T00:00:00Z',
  ...fields,
})
const marked = version({ secondReader: true })

describe('a draft needs a second reader', () => {
  it.each([
    ['where its type is in the settings', version(), version(), ['page'], true],
    ['where it is marked', version(), marked, [], true],
    ['where what is published is marked, so that unmarking it is no way round', marked, version(), [], true],
    ['where it is new and marked', null, marked, [], true],
    ['where it is marked, whatever the settings say', version(), marked, undefined, true],
    ['perhaps, while the settings are not known', version(), version(), undefined, undefined],
    ['not where there is nothing to publish, whatever the settings say', marked, null, undefined, false],
    ['not where only other types are in the settings', version(), version(), ['event'], false],
    ['not where the mark is no mark', version(), version({ secondReader: 'true' }), [], false],
    ['not where there is no draft', marked, null, ['page'], false],
  ])('%s', (_, published, draft, types, expected) => {
    expect(requiresSecondReader(published, draft, types)).toBe(expected)
  })
})

describe('who may publish it', () => {
  const levels = (required: boolean | undefined, userId?: string, author?: string) =>
    secondReaderFindings(required, userId, author).map(({ level }) => level)

  it('is whoever did not change it last', () => {
    expect(levels(true, 'sonja', 'ans')).toEqual([])
    expect(levels(true, 'sonja', 'sonja')).toEqual(['error'])
  })
  it('is nobody while it is not known who that was, or whether anybody is asked for', () => {
    expect(levels(true, 'sonja')).toEqual(['error'])
    expect(levels(true)).toEqual(['error'])
    expect(levels(undefined, 'sonja')).toEqual(['error'])
    expect(levels(undefined, 'sonja', 'ans')).toEqual(['error'])
  })
  it('is everyone where nobody is asked for', () => {
    expect(levels(false, 'sonja', 'sonja')).toEqual([])
  })
  it('is everyone where there are no accounts, with a warning once it is known that one is asked for', () => {
    expect(levels(true, 'local-editor')).toEqual(['warning'])
    expect(levels(true, 'local-editor', 'local-editor')).toEqual(['warning'])
    expect(levels(undefined, 'local-editor')).toEqual([])
  })
})
