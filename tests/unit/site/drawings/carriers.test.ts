import { describe, expect, it } from 'vitest'
import { CARRIER_BOX, carriers } from '../../../../site/drawings/carriers.ts'

const kinds = ['gemeente', 'ondernemers', 'vastgoed']

describe('the strands of the joint agenda', () => {
  it('run through every row, with a knot only for the parties that carry it', () => {
    const { strands } = carriers(kinds, new Set(['gemeente', 'vastgoed']))
    expect(strands.map(({ knot }) => knot !== undefined)).toEqual([true, false, true])
    for (const { path } of strands) expect(path).toMatch(new RegExp(`^M\\d+ 0V${CARRIER_BOX.height}$`))
  })

  it('are joined by a bar from the first to the last knot', () => {
    const { strands, bar } = carriers(kinds, new Set(['gemeente', 'vastgoed']))
    const xs = strands.map(({ path }) => /^M(\d+)/.exec(path)?.[1])
    expect(bar).toBe(`M${xs[0]} ${CARRIER_BOX.height / 2}H${xs[2]}`)
  })

  it.each([[[]], [['ondernemers']]])('have no bar where %j carry it', (carrying) => {
    expect(carriers(kinds, new Set(carrying)).bar).toBeUndefined()
  })
})
