/** `npm run build`: the whole static site, with its search index, in a folder that any web server can serve. */
import { fileFetcher } from '../content/fetch-file.ts'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { documentRegistry, documentSchemas, type Problem } from '@programme/content-schemas'
import { parsedOrRaw } from '../content/accept.ts'
import { loadDocuments } from '../content/load.ts'
import { cardsOf } from '../content/share-card.ts'
import { securityTxtEnd } from '../content/security-txt-end.ts'
import { ensureRendererBundle } from './bundle.ts'
import { rootMessage } from './errors.ts'
import { searchProblem } from './failed-pages.ts'
import { fileOf, readStaticFiles } from './files.ts'
import { folderWriter } from './folder-writer.ts'
import { progressReporter } from './progress.ts'
import { loadRenderer, type Renderer } from './renderer.ts'
import { replaceFolder } from './replace-folder.ts'
import { createSite, type Site } from './site.ts'
import { LIVE_FILE, liveFile } from './hosts/live-file.ts'
import { writeHostFiles } from './hosts/write-host-files.ts'
import { readFailure } from './source/describe-failure.ts'
import { writeSearch } from './search/write-search.ts'

interface ExportOptions {
  readonly client: SanityClient
  readonly directory: string
  /** The renderer's bundle is kept here. */
  readonly cacheDir: string
  readonly siteUrl: string
  readonly formTarget?: string | undefined
  readonly log: (line: string) => void
  /** The moment that visitors see the site at; this one unless given. */
  readonly now?: Date
}

/**
 * Builds beside the folder and then takes its place, so that a failure leaves the last build as it was.
 * @returns every document that breaks a rule; the site is written without them, and not at all, with no pages, without its settings
 * @throws PublishError
 */
export async function exportSite(
  options: ExportOptions,
): Promise<{ pages: number; problems: readonly Problem[] }> {
  const { directory, siteUrl, formTarget, log } = options
  const builtAt = new Date().toISOString()
  const { bundle, renderer, site } = await readSite(options)
  const missing = missingSettings(site)
  if (missing) return { pages: 0, problems: missing }

  const unfinished = `${directory}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  const folder = folderWriter(unfinished)
  try {
    const tell = progressReporter(({ done, all, perSecond, secondsLeft }) =>
      log(`Site: ${done} of ${all} pages, ${perSecond} a second, ${secondsLeft} s left`),
    )
    const rendered: string[] = []
    for (const [path, content] of await readStaticFiles(bundle)) await folder.write(path.slice(1), content)
    await site.render({
      write({ path, content }) {
        rendered.push(path)
        tell(rendered.length, site.pages)
        return folder.write(fileOf(path), content)
      },
    })
    for (const [name, card] of cardsOf(site.reader(), rendered)) {
      const picture = await renderer.drawCard(card).catch((error: unknown) => {
        log(`Site: the share picture of „${card.title}” cannot be drawn (${rootMessage(error)})`)
        return undefined
      })
      if (picture) await folder.write(`og/${name}.png`, picture)
    }
    await folder.write(LIVE_FILE, liveFile(builtAt, site.accepted().values(), site.problems()))
    await folder.close()
    const leftOut = await writeSearch(site.reader(), join(unfinished, 'pagefind'))
    await writeHostFiles({
      content: site.reader(),
      siteUrl,
      formTarget,
      directory: unfinished,
      beside: `${directory}-config`,
    })
    replaceFolder(unfinished, directory)
    log(
      `security.txt holds until ${securityTxtEnd(site.reader().today).slice(0, 10)}; build again before then`,
    )
    const shown = site.reader().documents()
    return {
      pages: rendered.length,
      problems: [...site.problems(), ...leftOut.map((one) => searchProblem(shown, one))],
    }
  } finally {
    await folder.stop()
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** @returns what is wrong where the site has no settings, without which it has no pages */
function missingSettings(site: Site): readonly Problem[] | undefined {
  const problems = site.problems()
  try {
    site.reader().settings()
    return undefined
  } catch (error) {
    const { title: documentType = '', singleton: documentId = '' } =
      documentRegistry.get(documentSchemas.siteSettings) ?? {}
    if (problems.some((problem) => problem.documentId === documentId)) return problems
    const message = rootMessage(error)
    return [
      ...problems,
      { documentId, documentType, documentTitle: documentType, path: [], field: '', message },
    ]
  }
}

/** The documents as the store gave them are held by nobody afterwards. */
async function readSite({
  client,
  now = new Date(),
  siteUrl,
  formTarget,
  cacheDir,
  log,
}: ExportOptions): Promise<{ bundle: string; renderer: Renderer; site: Site }> {
  const reading = loadDocuments(client, parsedOrRaw).catch((cause: unknown) => {
    throw readFailure(cause)
  })
  // The store gets its documents together while the bundle is looked for and loaded.
  const bundling = ensureRendererBundle(cacheDir, log)
  const [bundle, renderer, documents] = await Promise.all([bundling, bundling.then(loadRenderer), reading])
  const site = createSite({
    documents,
    lastGood: [],
    now,
    siteUrl,
    formTarget,
    fetchFile: fileFetcher(client),
    renderer,
    recorded: false,
  })
  return { bundle, renderer, site }
}
