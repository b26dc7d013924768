/** A publish renders only what a change touches; this shows that it never renders too little. */
import { fc } from '../../support/fast-check.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { firstDifference, startRendering } from '../../support/incremental-site.ts'
import { sequences } from '../../support/site-edits.ts'

let rendering: Awaited<ReturnType<typeof startRendering>>
beforeAll(async () => {
  rendering = await startRendering()
}, 120_000)
afterAll(() => rendering.stop())

it('leaves, after any sequence of edits, the bytes that a clean build writes', async () => {
  const { renderer, pictures } = rendering
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      expect(await firstDifference(renderer, pictures, steps)).toBeUndefined()
    }),
    { numRuns: 8, plugins: [fc.interruptAfterTimeLimit(20_000)] },
  )
}, 120_000)
