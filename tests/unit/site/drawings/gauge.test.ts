import { PROGRESS } from '@programme/content-schemas'
import { describe, expect, it } from 'vitest'
import { GAUGE_BOX, gauge } from '../../../../site/drawings/gauge.ts'

const names = Object.values(PROGRESS)

describe('the tide gauge', () => {
  it('has the water of each post at the height of its level', () => {
    const { levels, posts } = gauge(names, [0, 1, 3])
    for (const [index, level] of [0, 1, 3].entries()) {
      const top = Number(/^M[\d.]+ ([\d.]+)/.exec(posts[index]?.water ?? '')?.[1])
      expect(top).toBe(levels[level]?.y)
    }
  })

  it('stands higher the further a party is, and shows a trace where nothing has begun', () => {
    const heights = gauge(names, [0, 1, 2, 3]).levels.map(({ y }) => y)
    expect(heights.toSorted((a, b) => b - a)).toEqual(heights)
    const [post] = gauge(names, [0]).posts
    if (!post) throw new Error('no post')
    expect(post.top + post.height).toBeGreaterThan(heights[0] ?? Infinity)
  })

  it('keeps its three posts beside each other and inside the box', () => {
    const { posts } = gauge(names, [1, 2, 3])
    for (const [index, { x, width }] of posts.entries()) {
      expect(x + width).toBeLessThanOrEqual(posts[index + 1]?.x ?? GAUGE_BOX.width)
    }
  })
})
