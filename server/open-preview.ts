/** The site with its drafts for the Studio's Presentation tool; the Studio's page brings the cookie that opens it. */
import { randomUUID } from 'node:crypto'
import type { SanityClient } from '@sanity/client'
import type { Configuration } from '../shared/configuration.ts'
import { ensureRendererBundle } from '../site/publisher/bundle.ts'
import { startPreview, type Preview } from '../site/publisher/preview/server.ts'
import { loadRenderer } from '../site/publisher/renderer.ts'
import { ensureOverlayBundle } from '../studio/host/overlay-bundle.ts'

export type OpenPreview = Preview & { readonly cookie: string }

/** @returns undefined where there is none */
export async function openPreview(
  configuration: Configuration,
  client: SanityClient,
  log: (line: string) => void,
): Promise<OpenPreview | undefined> {
  const studioOrigin = new URL(configuration.studioUrl).origin
  // The preview answers on this machine only.
  if (!studioOrigin.startsWith('http://localhost:')) return undefined
  const bundle = await ensureRendererBundle(configuration.cacheDir, log)
  const secret = randomUUID()
  let overlay: string | undefined
  ensureOverlayBundle(configuration.cacheDir).then(
    (file) => (overlay = file),
    (error: unknown) => log(`Preview: texts cannot be clicked: ${String(error)}`),
  )
  const server = await startPreview({
    client,
    bundle,
    renderer: await loadRenderer(bundle),
    overlay: () => overlay,
    studioOrigin,
    port: configuration.previewPort,
    secret,
    now: () => new Date(),
  })
  return { ...server, cookie: `preview=${secret}; Path=/; HttpOnly; SameSite=Strict` }
}
