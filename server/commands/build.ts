/** `node start.ts build`: the static site in dist/, from hosted Sanity, the lake in DATA_DIR or the sample. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { formatProblem } from '@programme/content-schemas'
import type { Configuration } from '../../shared/configuration.ts'
import { createContentClient } from '../../site/content/client.ts'
import { formAddress } from '../../site/content/form-address.ts'
import { exportSite } from '../../site/publisher/export.ts'
import { noPublisher, startEditing } from '../editing.ts'

/** @throws Error where there is nothing to build from: the sample is built where it is asked for, and never instead */
export async function build(
  configuration: Configuration,
  given: readonly string[],
  log: (line: string) => void,
): Promise<void> {
  const { values } = parseArgs({ args: [...given], options: { sample: { type: 'boolean', default: false } } })
  const { sample } = values
  const { hosted } = configuration
  if (sample && hosted)
    throw new Error(
      '--sample builds the sample, and the SANITY_ variables name a dataset; leave out one of them.',
    )
  if (!sample && !hosted && !existsSync(join(configuration.dataDir, 'lake.sqlite')))
    throw new Error(
      `There is no dataset to build from: SANITY_PROJECT_ID, SANITY_DATASET and SANITY_API_TOKEN are not set, and ${configuration.dataDir} has no lake.\n` +
        'Set all three, or DATA_DIR, or run `npm start` once. `npm run build -- --sample` builds the sample.',
    )
  const dataDir = sample ? await mkdtemp(join(tmpdir(), 'build-')) : configuration.dataDir
  const editing = hosted
    ? undefined
    : await startEditing(
        { ...configuration, dataDir },
        0,
        { publish: noPublisher, bundle: () => undefined },
        log,
        { takesSample: sample },
      )
  try {
    const client = createContentClient(
      { ...configuration, studioPort: editing?.studioPort ?? 0 },
      editing?.token,
    )
    const directory = resolve('dist')
    const { cacheDir, siteUrl, formTarget = 'none' } = configuration
    const { pages, problems } = await exportSite({
      client,
      directory,
      cacheDir,
      siteUrl,
      formTarget: formAddress(formTarget),
      log,
    })
    log(pages > 0 ? `${pages} pages written to dist/` : 'Nothing is written, dist/ is as it was:')
    for (const problem of problems) console.error(formatProblem(problem))
    if (problems.length > 0) process.exitCode = 1
  } finally {
    await editing?.close()
    if (sample) await rm(dataDir, { recursive: true, force: true })
  }
}
