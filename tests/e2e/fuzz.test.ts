/** A short form of `npm run soak fuzz`: the whole product, attacked at every border at once. */
import { expect, it } from 'vitest'
import { fuzz } from '../soak/fuzz/fuzz.ts'

const MILLISECONDS = 12_000

it('random input at every border ends nothing and spoils nothing', async () => {
  const { findings, inputs, normalUse } = await fuzz({ milliseconds: MILLISECONDS, seed: 14 })
  expect(findings).toEqual([])
  expect(Object.values(inputs).every((sent) => sent > 0)).toBe(true)
  expect(normalUse[0]?.publishes).toBeGreaterThan(0)
}, 120_000)
