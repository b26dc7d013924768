/** What every product of the tests shares is built once, before the first of them starts. */
import { ensureRendererBundle } from '../../site/publisher/bundle.ts'
import { ensureStudioBundle } from '../../studio/host/bundle.ts'
import { ensureOverlayBundle } from '../../studio/host/overlay-bundle.ts'

export async function setup(): Promise<void> {
  const log = (line: string): void => console.log(line)
  await Promise.all([ensureRendererBundle(log), ensureStudioBundle(log), ensureOverlayBundle()])
}
