/** A short form of `npm run soak fuzz`: the whole product, attacked at every border at once. */
import { expect, it } from 'vitest'
import { fuzz } from '../soak/fuzz/fuzz.ts'

const MILLISECONDS = 12_000
/** One seed that stays and one of the moment, which the test's name tells. */
const seeds = [14, Date.now() % 1_000_000]

it.each(seeds)(
  'random input at every border ends nothing and spoils nothing (seed %i)',
  async (seed) => {
    const { findings, inputs, normalUse } = await fuzz({ milliseconds: MILLISECONDS, seed })
    expect(findings).toEqual([])
    expect(Object.values(inputs).every((sent) => sent > 0)).toBe(true)
    expect(normalUse[0]?.publishes).toBeGreaterThan(0)
  },
  120_000,
)
