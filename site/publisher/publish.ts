/** One publish: reads the store, renders the site into a new release and makes it the live one. */
import type { SanityClient } from '@sanity/client'
import type { Problem } from '@vlaardingen/content-schemas'
import { createGraph, type ContentGraph } from '../content/graph.ts'
import { loadDocuments } from '../content/load.ts'
import { PublishError } from './errors.ts'
import { startRelease, type Release } from './release.ts'
import type { Renderer } from './renderer.ts'
import { copyStaticFiles, renderSite } from './render-site.ts'

export interface PublishOptions {
  readonly client: SanityClient
  readonly renderer: Renderer
  /** Folder of the server bundle, whose static files belong to the release. */
  readonly bundle: string
  /** Folder of all releases. */
  readonly releases: string
  readonly siteUrl: string
  /** YYYY-MM-DD: consents end by it. */
  readonly today: string
  readonly previous: Release | undefined
}

export interface Published {
  readonly release: Release
  readonly problems: readonly Problem[]
}

/** @throws PublishError that names the step; the live release is untouched then */
export async function publish(options: PublishOptions): Promise<Published> {
  const { renderer, today, siteUrl, previous } = options
  const documents = await loadDocuments(options.client).catch((cause: unknown) => {
    throw new PublishError('read', 'De inhoud kan niet gelezen worden: de opslag antwoordt niet goed.', {
      cause,
    })
  })
  const { graph, problems } = createGraph(documents, { today, lastGood: previous?.documents ?? [] })

  const draft = await startRelease(options.releases)
  try {
    const target = {
      write: (file: string, content: Uint8Array) => draft.write(file, content),
      takeOver: async (file: string) => previous !== undefined && (await draft.takeOver(file, previous)),
    }
    await copyStaticFiles(options.bundle, draft.site)
    const rendered = await renderSite({ graph, renderer, target, today, siteUrl })
    const manifest = {
      publishedAt: new Date().toISOString(),
      pages: rendered.pages,
      redirects: redirectsOf(graph),
      reads: rendered.reads,
    }
    return { release: await draft.commit(manifest, [...graph.documents.values()]), problems }
  } catch (error) {
    await draft.discard()
    if (error instanceof PublishError) throw error
    throw new PublishError('write', 'De nieuwe versie kan niet weggeschreven worden.', { cause: error })
  }
}

function redirectsOf(graph: ContentGraph): Record<string, string> {
  return Object.fromEntries(
    graph
      .reader()
      .redirects()
      .map(({ from, to }) => [from, to]),
  )
}
