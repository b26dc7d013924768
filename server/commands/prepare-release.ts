/** `npm run prepare-release`: builds all that a server runs from its code, so that a server with little memory builds nothing. */
import { ensureRendererBundle } from '../../site/publisher/bundle.ts'
import { ensureStudioBundle } from '../../studio/host/bundle.ts'
import { ensureOverlayBundle } from '../../studio/host/overlay-bundle.ts'

/** @throws Error where one of them does not build */
export async function prepareRelease(cacheDir: string, log: (line: string) => void): Promise<void> {
  // One after the other: each takes hundreds of megabytes.
  await ensureRendererBundle(cacheDir, log)
  await ensureOverlayBundle(cacheDir)
  await ensureStudioBundle(cacheDir, log)
  log(`${cacheDir} holds what \`npm start\` of this code needs; copy it to a server with the same code.`)
}
