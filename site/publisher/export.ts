/** `npm run build`: the whole static site, with its search index, in a folder that any web server can serve. */
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import type { Problem } from '@vlaardingen/content-schemas'
import { loadDocuments } from '../content/load.ts'
import { securityTxtEnd } from '../metadata/security-txt-end.ts'
import { ensureRendererBundle } from './bundle.ts'
import { fileOf, folderWriter, readStaticFiles } from './files.ts'
import { progressReporter } from './progress.ts'
import { loadRenderer } from './renderer.ts'
import { createSite } from './site.ts'
import { LIVE_FILE, liveFile } from './hosts/live-file.ts'
import { writeHostFiles } from './hosts/write-host-files.ts'
import { readFailure } from './source/describe-failure.ts'
import { writeSearch } from './search/write-search.ts'

/**
 * Builds beside the folder and then takes its place, so that a failure leaves the last build as it was.
 * @returns every document that breaks a rule; the site is written without them
 * @throws PublishError
 */
export async function exportSite(options: {
  readonly client: SanityClient
  readonly directory: string
  readonly siteUrl: string
  readonly formTarget?: string | undefined
  readonly today: string
  readonly log: (line: string) => void
}): Promise<{ pages: number; problems: readonly Problem[] }> {
  const { client, directory, siteUrl, formTarget, today, log } = options
  const bundle = await ensureRendererBundle(log)
  const renderer = await loadRenderer(bundle)
  const builtAt = new Date().toISOString()
  const documents = await loadDocuments(client).catch((cause: unknown) => {
    throw readFailure(cause)
  })
  const site = createSite({
    ...{ documents, lastGood: [], today, siteUrl, formTarget },
    ...{ renderer, recorded: false },
  })

  const unfinished = `${directory}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  try {
    const folder = folderWriter(unfinished)
    const tell = progressReporter(({ done, all, perSecond, secondsLeft }) =>
      log(`Site: ${done} of ${all} pages, ${perSecond} a second, ${secondsLeft} s left`),
    )
    let pages = 0
    for (const [path, content] of await readStaticFiles(bundle)) folder.write(path.slice(1), content)
    await site.render({
      write({ path, content }) {
        folder.write(fileOf(path), content)
        tell((pages += 1), site.pages)
      },
    })
    folder.write(LIVE_FILE, liveFile(builtAt, site.accepted().values(), site.problems()))
    await writeSearch(site.reader(), join(unfinished, 'pagefind'))
    await writeHostFiles({
      content: site.reader(),
      siteUrl,
      formTarget,
      directory: unfinished,
      beside: `${directory}-config`,
    })
    await rm(directory, { recursive: true, force: true })
    await rename(unfinished, directory)
    log(`security.txt holds until ${securityTxtEnd(today).slice(0, 10)}; build again before then`)
    return { pages, problems: site.problems() }
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}
