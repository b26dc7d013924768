/** What every product of the tests shares is built once, before the first of them starts, among secrets that must not get into it. */
import { ensureRendererBundle } from '../../site/publisher/bundle.ts'
import { ensureStudioBundle } from '../../studio/host/bundle.ts'
import { ensureOverlayBundle } from '../../studio/host/overlay-bundle.ts'
import { CACHE_DIR } from './cache-dir.ts'

/** Begins every secret of the environment in which bundles are built. */
export const CANARY = 'kanarieinbundel'
/** Named as bundlers take variables in, and as secrets are named. */
const NAMES = [
  'SANITY_STUDIO_SECRET',
  'PUBLIC_SECRET',
  'VITE_SECRET',
  'SANITY_AUTH_TOKEN',
  'DATABASE_PASSWORD',
]

const log = (line: string): void => console.log(line)

/** What pages are rendered with. */
export function buildSiteBundles(): Promise<string[]> {
  return Promise.all([ensureRendererBundle(CACHE_DIR, log), ensureOverlayBundle(CACHE_DIR)])
}

export async function buildBundles(): Promise<string[]> {
  const [site, studio] = await Promise.all([buildSiteBundles(), ensureStudioBundle(CACHE_DIR, log)])
  return [...site, studio]
}

export async function amongSecrets(build: () => Promise<unknown>): Promise<void> {
  for (const name of NAMES) process.env[name] = CANARY + name.toLowerCase()
  await build()
  for (const name of NAMES) Reflect.deleteProperty(process.env, name)
}
