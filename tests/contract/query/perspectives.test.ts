/** Which documents a query sees, as the real client asks for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
  const book = (_id: string, title: string, more: Record<string, unknown> = {}) => ({
    _id,
    _type: 'book',
    title,
    ...more,
  })
  await lake
    .client()
    .transaction()
    .create({ _id: '_.releases.spring', _type: 'system.release', name: 'spring' })
    .create({ _id: '_.releases.autumn', _type: 'system.release', name: 'autumn' })
    .create(book('a', 'a published'))
    .create(book('drafts.a', 'a draft'))
    .create(book('versions.spring.a', 'a spring'))
    .create(book('b', 'b published'))
    .create(book('versions.autumn.b', 'b autumn'))
    .create(book('drafts.c', 'c draft'))
    .create(book('versions.autumn.d', 'd autumn'))
    .create(book('e', 'e published', { next: { _type: 'reference', _ref: 'a' } }))
    .create(book('versions.spring.e', 'e leaves', { _system: { delete: true } }))
    .commit()
})
afterAll(async () => {
  await lake.stop()
})

const titles = '*[_type == "book"] | order(_id).title'

describe('a perspective', () => {
  it.each([
    ['published', ['a published', 'b published', 'e published']],
    ['drafts', ['a draft', 'b published', 'c draft', 'e published']],
    [['autumn'], ['a published', 'b autumn', 'd autumn', 'e published']],
    [
      ['spring', 'autumn', 'drafts'],
      ['a spring', 'b autumn', 'c draft', 'd autumn'],
    ],
    [
      ['drafts', 'spring'],
      ['a draft', 'b published', 'c draft'],
    ],
  ])('%s shows the strongest version of each document', async (perspective, expected) => {
    const options = Array.isArray(perspective) ? { perspective } : { perspective: asNamed(perspective) }
    expect(await lake.client().fetch(titles, {}, options)).toEqual(expected)
  })

  it('raw shows every version under its own id', async () => {
    expect(await lake.client().fetch('*[sanity::versionOf("a")]._id', {}, { perspective: 'raw' })).toEqual([
      'a',
      'drafts.a',
      'versions.spring.a',
    ])
    expect(
      await lake.client().fetch('*[sanity::partOfRelease("autumn")]._id', {}, { perspective: 'raw' }),
    ).toEqual(['versions.autumn.b', 'versions.autumn.d'])
  })

  it('follows references within itself and tells the stored id of what it shows', async () => {
    const query = '*[_id == "e"][0]{"next": next->{_id, _originalId, title}}.next'
    expect(await lake.client().fetch(query, {}, { perspective: 'drafts' })).toEqual({
      _id: 'a',
      _originalId: 'drafts.a',
      title: 'a draft',
    })
  })

  it('counts references in the version that it shows', async () => {
    const query = '*[_id == "a"][0]{"referring": count(*[references(^._id)])}.referring'
    expect(await lake.client().fetch(query, {}, { perspective: 'drafts' })).toBe(1)
    expect(await lake.client().fetch(query, {}, { perspective: ['spring', 'drafts'] })).toBe(0)
  })

  it('lists the releases for whoever may see them', async () => {
    const query = 'releases::all()[]._id'
    expect(await lake.client().fetch(query)).toEqual(['_.releases.autumn', '_.releases.spring'])
    expect(await lake.client({ token: '' }).fetch(query)).toEqual([])
  })

  it('shows nothing but published documents without a token, whatever is asked for', async () => {
    const anonymous = lake.client({ token: '' })
    for (const perspective of ['raw', 'drafts', 'published'] as const) {
      expect(await anonymous.fetch(titles, {}, { perspective })).toEqual([
        'a published',
        'b published',
        'e published',
      ])
    }
  })
})

function asNamed(name: string): 'published' | 'drafts' {
  return name === 'drafts' ? 'drafts' : 'published'
}
