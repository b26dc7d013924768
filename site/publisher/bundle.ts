/** Astro's server bundle of the site, built once per change of the code. */
import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { glob, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PublishError } from './errors.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = [
  'site/**/*',
  'content-schemas/**/*.ts',
  'astro.config.mjs',
  'configuration.ts',
  'is-record.ts',
  'package-lock.json',
]

/** Pages import nothing of the publisher; of its files only these make the bundle. */
const makers = ['adapter.ts', 'build-bundle.ts', 'entrypoint.ts', 'template-plugin.ts', 'templates.ts'].map(
  (name) => join('site/publisher', name),
)

/**
 * Builds the bundle unless one of the same sources is there already.
 * @param cacheDir may be read-only where the bundle is there
 * @returns the bundle's folder, with `server/entry.mjs` and the static `client/`
 * @throws PublishError step `bundle` with Astro's own message
 */
export async function ensureRendererBundle(cacheDir: string, log: (line: string) => void): Promise<string> {
  const cache = join(cacheDir, 'renderer')
  // What the bundle imports of packages is looked for above it.
  const elsewhere = !cacheDir.startsWith(root)
  const directory = join(cache, await fingerprint(elsewhere ? root : ''))
  if (await exists(join(directory, 'server'))) return directory

  log('Site: building the renderer (once per change of the code) …')
  const unfinished = join(cache, `unfinished-${randomUUID()}`)
  await mkdir(unfinished, { recursive: true })
  try {
    const script = fileURLToPath(new URL('./build-bundle.ts', import.meta.url))
    const environment = { ...buildEnvironment(), ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
    await promisify(execFile)(process.execPath, [script, unfinished], { cwd: root, env: environment })
    if (elsewhere) await symlink(join(root, 'node_modules'), join(unfinished, 'node_modules'), 'junction')
    await rename(unfinished, directory).catch(async (error: unknown) => {
      if (!(await exists(join(directory, 'server')))) throw error
    })
  } catch (cause) {
    throw new PublishError('bundle', 'The site’s code does not build; run `npx astro build` to see where.', {
      cause,
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return directory
}

/** Without what Vite would write into the bundle: a bundle is kept, and belongs to no one environment. */
function buildEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PUBLIC_')))
}

async function fingerprint(place: string): Promise<string> {
  const files = await Array.fromAsync(glob(sources, { cwd: root }))
  const hash = createHash('sha256').update(place)
  for (const file of files.sort()) {
    if (file.startsWith(join('site/publisher', '/')) && !makers.includes(file)) continue
    const path = join(root, file)
    if (!(await stat(path)).isFile()) continue
    hash
      .update(file)
      .update('\0')
      .update(await readFile(path))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
