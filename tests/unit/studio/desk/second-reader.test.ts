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
    ['not where only other types are in the settings', version(), version(), ['event'], false],
    ['not where the mark is no mark', version(), version({ secondReader: 'true' }), [], false],
    ['not where there is no draft', marked, null, ['page'], false],
  ])('%s', (_, published, draft, types, expected) => {
    expect(requiresSecondReader(published, draft, types)).toBe(expected)
  })
})

describe('who may publish it', () => {
  const levels = (userId: string | undefined, author: string | undefined) =>
    secondReaderFindings(userId, author).map(({ level }) => level)

  it('is whoever did not change it last', () => {
    expect(levels('sonja', 'ans')).toEqual([])
    expect(levels('sonja', 'sonja')).toEqual(['error'])
  })
  it('is nobody while it is not known who that was', () => {
    expect(levels('sonja', undefined)).toEqual(['error'])
    expect(levels(undefined, undefined)).toEqual(['error'])
  })
  it('is everyone where there are no accounts, with a warning', () => {
    expect(levels('local-editor', undefined)).toEqual(['warning'])
    expect(levels('local-editor', 'local-editor')).toEqual(['warning'])
  })
})
