/** CACHE_DIR: bundles and compiled code are where it says, and it may be read-only once they are there. */
import { execFile } from 'node:child_process'
import { glob, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureRendererBundle } from '../../site/publisher/bundle.ts'
import { ensureOverlayBundle } from '../../studio/host/overlay-bundle.ts'
import { buildSiteBundles } from '../support/bundles.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cache-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Each name below a folder with when it was last written. */
async function contents(directory: string): Promise<readonly string[]> {
  const names = await Array.fromAsync(glob('**/*', { cwd: directory }))
  return Promise.all(
    names.sort().map(async (name) => `${name} ${(await stat(join(directory, name))).mtimeMs}`),
  )
}

function run(script: readonly string[], environment: Readonly<Record<string, string>>) {
  // Of the tests themselves.
  const NODE_COMPILE_CACHE = undefined
  const env = { ...process.env, NODE_COMPILE_CACHE, DATA_DIR: join(folder, 'data'), ...environment }
  return promisify(execFile)(process.execPath, script, { cwd: root, env })
}

it('no bundle is in node_modules, which an upgrade empties under a running server', async () => {
  for (const place of await buildSiteBundles()) expect(place).not.toContain('node_modules')
})

it('a bundle outside of the project finds its packages, and is only read from then on', async () => {
  const cacheDir = join(folder, 'cache')
  const bundles = () =>
    Promise.all([ensureRendererBundle(cacheDir, () => undefined), ensureOverlayBundle(cacheDir)])
  const [renderer, overlay] = await bundles()
  expect(overlay.startsWith(cacheDir)).toBe(true)
  const entry = join(renderer, 'server', 'entry.mjs')
  const load = `const { renderPage } = await import(${JSON.stringify(entry)}); console.log(typeof renderPage)`
  expect((await run(['--input-type=module', '-e', load], {})).stdout).toBe('function\n')
  const before = await contents(cacheDir)
  expect(await bundles()).toEqual([renderer, overlay])
  expect(await contents(cacheDir)).toEqual(before)
}, 120_000)

it('compiled code is kept there, and a command runs without where the folder cannot be written', async () => {
  const cacheDir = join(folder, 'compiled-code')
  await run(['start.ts', 'users', 'list'], { CACHE_DIR: cacheDir })
  expect(await readdir(join(cacheDir, 'compiled'))).not.toEqual([])
  await run(['start.ts', 'users', 'list'], { CACHE_DIR: '/dev/null/cache' })
})
