import { describe, expect, it } from 'vitest'
import { pagesOf } from '../../../../site/content/paging.ts'

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

describe('stable paging', () => {
  it('shows the newest first, the rest on pages numbered from the oldest', () => {
    const pages = pagesOf(upTo(7), 3)
    expect(pages.map(({ number }) => number)).toEqual([undefined, 1])
    expect(pages.map(({ items }) => items)).toEqual([
      [6, 5, 4, 3],
      [2, 1, 0],
    ])
  })

  it('has one page for a list that is empty or short', () => {
    expect(pagesOf([], 3)).toEqual([{ number: undefined, items: [] }])
    expect(pagesOf(upTo(5), 3)).toHaveLength(1)
  })

  const CASES = upTo(40).flatMap((count) => [1, 2, 3, 7, 20].map((size) => ({ count, size })))

  it('loses no item, repeats none, and never shows a first page that is nearly empty', () => {
    for (const { count, size } of CASES) {
      const pages = pagesOf(upTo(count), size)
      expect(pages.flatMap(({ items }) => items)).toEqual(upTo(count).toReversed())
      expect(pages[0]?.items.length).toBeGreaterThanOrEqual(Math.min(count, size))
    }
  })

  it('changes no numbered page when an item is added', () => {
    for (const { count, size } of CASES) {
      const after = new Map(pagesOf(upTo(count + 1), size).map((page) => [page.number, page]))
      for (const page of pagesOf(upTo(count), size)) {
        if (page.number !== undefined) expect(after.get(page.number)).toEqual(page)
      }
    }
  })
})
