import { describe, expect, it } from 'vitest'
import { PHASE_BOX, phaseLine } from '../../../../site/drawings/phase-line.ts'

/** How far the outer strands lie apart where a path ends. */
function spreadAtEnd(paths: readonly string[]): number {
  const ys = paths.map((path) => Number(path.split(/[ C]/).at(-1)))
  return Math.max(...ys) - Math.min(...ys)
}

describe('the phase line', () => {
  it('brings its three strands closer together in every phase, and makes them one in the last', () => {
    const spreads = [0, 1, 2, 3].map((now) => spreadAtEnd(phaseLine(4, now).past))
    expect(spreads.toSorted((a, b) => b - a)).toEqual(spreads)
    expect(new Set(spreads).size).toBe(4)
    expect(spreads.at(-1)).toBe(0)
  })

  it('has a stop for each phase, in the middle of its part of the width', () => {
    expect(phaseLine(4, 1).stops.map(({ x }) => x / PHASE_BOX.width)).toEqual([0.125, 0.375, 0.625, 0.875])
  })

  it('says of each stop whether it is done, now or next', () => {
    expect(phaseLine(4, 1).stops.map(({ state }) => state)).toEqual(['done', 'now', 'next', 'next'])
  })

  it('goes on where the past ends', () => {
    const { past, ahead } = phaseLine(4, 2)
    for (const [index, path] of past.entries()) {
      const end = path.split(/[MC ]/).slice(-2).join(' ')
      expect(ahead[index]?.startsWith(`M${end}C`)).toBe(true)
    }
  })
})
