/** `npm run build`: the whole static site, with its search index, in a folder that any web server can serve. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import type { Problem } from '@vlaardingen/content-schemas'
import { createGraph } from '../content/graph.ts'
import { loadDocuments } from '../content/load.ts'
import { ensureRendererBundle } from './bundle.ts'
import { PublishError } from './errors.ts'
import { loadRenderer } from './renderer.ts'
import { copyStaticFiles, renderSite } from './render-site.ts'
import { writeSearch } from './write-search.ts'

/**
 * Builds beside the folder and then takes its place, so that a failure leaves the last build as it was.
 * @returns every document that breaks a rule; the site is written without them
 * @throws PublishError
 */
export async function exportSite(options: {
  readonly client: SanityClient
  readonly directory: string
  readonly siteUrl: string
  readonly today: string
  readonly log: (line: string) => void
}): Promise<{ pages: number; problems: readonly Problem[] }> {
  const { client, directory, siteUrl, today, log } = options
  const bundle = await ensureRendererBundle(log)
  const renderer = await loadRenderer(bundle)
  const documents = await loadDocuments(client).catch((cause: unknown) => {
    throw new PublishError('read', 'The store does not answer.', { cause })
  })
  const { graph, problems } = createGraph(documents, { today, lastGood: [] })

  const unfinished = `${directory}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  try {
    await copyStaticFiles(bundle, unfinished)
    const { pages } = await renderSite({
      graph,
      renderer,
      today,
      siteUrl,
      target: {
        async write(file, content) {
          const path = join(unfinished, file)
          await mkdir(dirname(path), { recursive: true })
          await writeFile(path, content)
        },
      },
    })
    await writeSearch(graph.reader(), join(unfinished, 'pagefind'))
    await rm(directory, { recursive: true, force: true })
    await rename(unfinished, directory)
    return { pages, problems }
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}
