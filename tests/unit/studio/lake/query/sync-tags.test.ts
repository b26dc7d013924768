/** A change is told to every query whose answer it alters, and seldom to others. */
import { fc } from '../../../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { answer, openLakeView, type LakeView } from '../../../../support/lake-view.ts'
import { datasets, perspectives, queries } from '../../../../support/random-queries.ts'

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 40)
const params = { id: 'ada' }

function change(lake: LakeView, id: string, work: () => void): string[] {
  const previous = lake.get(id)
  work()
  return lake.tagsOf([{ id, previous, result: lake.get(id) }])
}

function share(left: readonly string[], right: readonly string[]): boolean {
  return left.some((tag) => right.includes(tag))
}

describe('sync tags', () => {
  it('of a change meet those of every query that then has another answer', () => {
    fc.assert(
      fc.property(
        datasets,
        datasets,
        perspectives,
        fc.array(queries, { minLength: 3, maxLength: 6 }),
        (before, after, perspective, asked) => {
          const lake = openLakeView(before)
          const now = (text: string) =>
            answer(lake.view({ perspective, role: 'administrator' }), text, params)
          try {
            let answers = asked.map(({ text }) => ({ text, ...now(text) }))
            const changes = [
              ...after.map((document) => ({ id: document._id, work: () => lake.put(document) })),
              ...before.map(({ _id }) => ({ id: _id, work: () => lake.remove(_id) })),
            ]
            for (const { id, work } of changes) {
              const tags = change(lake, id, work)
              const next = asked.map(({ text }) => ({ text, ...now(text) }))
              for (const [index, { text, result, syncTags }] of answers.entries()) {
                if (JSON.stringify(result) !== JSON.stringify(next[index]?.result))
                  expect(share(syncTags, tags), `${text} after a change of ${id}`).toBe(true)
              }
              answers = next
            }
          } finally {
            lake.close()
          }
        },
      ),
      { numRuns: RUNS },
    )
  })

  it('leave queries alone that read other types, ids, slugs or references', () => {
    const lake = openLakeView([
      { _id: 'a', _type: 'page', slug: { current: 'over' } },
      { _id: 'b', _type: 'post', author: { _ref: 'c' } },
      { _id: 'c', _type: 'person', name: 'C' },
    ])
    try {
      const tagsOfQuery = (text: string) =>
        answer(lake.view({ perspective: 'published', role: 'administrator' }), text).syncTags
      const changed = change(lake, 'c', () => lake.put({ _id: 'c', _type: 'person', name: 'D' }))
      for (const query of [
        '*[_type == "page"]',
        '*[_id == "b"][0]{_id}',
        '*[_type == "person" && slug.current == "over"]',
        '*[references("a")]',
        'count(*[_type in ["page", "post"]])',
      ])
        expect(share(tagsOfQuery(query), changed), query).toBe(false)
      for (const query of [
        '*[_type == "person"]',
        '*[_type == "post"]{author->}',
        '*[name == "C"]',
        '*[_id in ["a", "c"]]',
      ])
        expect(share(tagsOfQuery(query), changed), query).toBe(true)
    } finally {
      lake.close()
    }
  })
})
