/** Astro's server bundle of the site, built once per change of the code. */
import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { glob, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify, stripVTControlCharacters } from 'node:util'
import { PublishError, rootMessage } from './errors.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = [
  'site/**/*',
  'content-schemas/**/*.ts',
  'astro.config.mjs',
  'shared/*.ts',
  'package-lock.json',
]

/** Pages import nothing of the publisher; of its files only these make the bundle. */
const makers = [
  ...['adapter.ts', 'build-bundle.ts', 'probe-bundle.ts', 'entrypoint.ts', 'astro-entrypoint.ts'],
  'draw-card-on-demand.ts',
  ...['template-plugin.ts', 'templates.ts'],
].map((name) => join('site/publisher', name))

/** In a bundle with Astro's own runtime: why the templates were not used. */
const FALLBACK = 'fallback.txt'

/**
 * Builds the bundle unless one of the same sources is there already. Where our templates do not fit the installed Astro, pages are
 * rendered by Astro's own runtime.
 * @param cacheDir may be read-only where the bundle is there
 * @returns the bundle's folder, with `server/entry.mjs` and the static `client/`
 * @throws PublishError step `bundle` with Astro's own message
 */
export async function ensureRendererBundle(cacheDir: string, log: (line: string) => void): Promise<string> {
  const cache = join(cacheDir, 'renderer')
  const directory = join(cache, await fingerprint(cacheDir.startsWith(root) ? '' : root))
  if (!(await exists(join(directory, 'server')))) {
    log('Site: building the renderer (once per change of the code) …')
    await makeBundle(cache, directory)
  }
  const reason = await readFile(join(directory, FALLBACK), 'utf8').catch(() => undefined)
  if (reason !== undefined)
    log(
      `Site: pages are rendered by Astro’s own runtime, which is slower, because ours does not fit: ${reason}`,
    )
  return directory
}

async function makeBundle(cache: string, directory: string): Promise<void> {
  const unfinished = join(cache, `unfinished-${randomUUID()}`)
  try {
    await mkdir(unfinished, { recursive: true })
    await build(unfinished, 'templates').catch(async (reason: unknown) => {
      await rm(unfinished, { recursive: true })
      await build(unfinished, 'astro')
      await writeFile(join(unfinished, FALLBACK), firstError(reason))
    })
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
}

async function build(directory: string, runtime: 'templates' | 'astro'): Promise<void> {
  const script = fileURLToPath(new URL('./build-bundle.ts', import.meta.url))
  const environment = { ...buildEnvironment(), ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [script, directory, runtime], { cwd: root, env: environment })
}

/** The line of a failed build that says what is wrong: the bundler's first error, or the innermost cause. */
function firstError(reason: unknown): string {
  const lines = stripVTControlCharacters(rootMessage(reason)).split('\n')
  const line =
    lines.find((one) => /^\[[A-Z_]+\] /.test(one)) ?? lines.findLast((one) => one.includes('Error: '))
  return (line ?? lines[0] ?? '').replace('[cause]:', '').trim()
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
