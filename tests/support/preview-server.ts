/** The preview as `npm start` serves it, without the Studio: a lake with the seed, and the site with its drafts. */
import type { SanityClient } from '@sanity/client'
import { seedDocuments } from '@programme/content-schemas/seed'
import { uploadFirstFiles } from '../../server/first-content.ts'
import { ensureRendererBundle } from '../../site/publisher/bundle.ts'
import { startPreview, type Preview, type PreviewOptions } from '../../site/publisher/preview/server.ts'
import { loadRenderer } from '../../site/publisher/renderer.ts'
import { startLake } from './start-lake.ts'
import { CACHE_DIR } from './cache-dir.ts'

export interface PreviewServer extends Preview {
  /** May write. */
  readonly client: SanityClient
  /** Of an editor. */
  readonly cookie: string
  /** Another process on the same store and the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const STUDIO = 'http://localhost:3333'

export async function startPreviewServer(given: Partial<PreviewOptions> = {}): Promise<PreviewServer> {
  const lake = await startLake()
  const client = lake.client()
  await uploadFirstFiles(client)
  const transaction = client.transaction()
  const documents: readonly object[] = seedDocuments
  for (const document of documents) transaction.createOrReplace({ _id: '', _type: '', ...document })
  await transaction.commit({ visibility: 'sync' })
  const bundle = await ensureRendererBundle(CACHE_DIR, () => undefined)
  const secret = crypto.randomUUID()
  const renderer = await loadRenderer(bundle)
  const open = (port: number): Promise<Preview> =>
    startPreview({
      client,
      bundle,
      renderer,
      overlay: () => undefined,
      studioOrigin: STUDIO,
      port,
      secret,
      now: () => new Date(),
      ...given,
    })
  let preview = await open(0)
  const { origin } = preview
  return {
    origin,
    client,
    cookie: `preview=${secret}`,
    close: () => preview.close(),
    async restart() {
      await preview.close()
      preview = await open(Number(new URL(origin).port))
    },
    async stop() {
      await preview.close()
      await lake.stop()
    },
  }
}
