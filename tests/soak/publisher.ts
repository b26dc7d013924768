/** The publisher's long forms: edit sequences against clean builds, kill -9 in mid-publish, and publishes under load. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { firstDifference, startRendering } from '../support/incremental-site.ts'
import { killAtRandomMoments } from '../support/kill-at-random.ts'
import { publishUnderLoad } from '../support/publish-under-load.ts'
import { startPublicSite } from '../support/public-site.ts'
import { sequences } from '../support/site-edits.ts'

/** @throws Error with the shortest sequence that makes a difference */
export async function editSequences(runs: number): Promise<{ sequences: number }> {
  const rendering = await startRendering()
  const { renderer, pictures } = rendering
  try {
    await fc.assert(
      fc.asyncProperty(sequences, async (steps) => {
        const difference = await firstDifference(renderer, pictures, steps)
        if (difference !== undefined) throw new Error(difference)
      }),
      { numRuns: runs },
    )
    return { sequences: runs }
  } finally {
    rendering.stop()
  }
}

/** @throws Error at the first release that is torn or lost */
export async function publishCrashes(kills: number): Promise<{ kills: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'publish-crash-'))
  try {
    await killAtRandomMoments(directory, kills)
    return { kills }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** @throws Error at the first answer that is missing, cut short or mixed */
export async function publishesUnderLoad(publishes: number): Promise<unknown> {
  const site = await startPublicSite()
  try {
    return await publishUnderLoad(site, { publishes, perSecond: 200, pause: 1_000 })
  } finally {
    await site.stop()
  }
}
