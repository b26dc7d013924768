/** The Studio's static bundle, built by the Sanity CLI when it is missing or its sources have changed. */
import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { glob, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endFirst } from '../../shared/out-of-memory.ts'
import { StudioHostError } from './errors.ts'
import { addModulePreload } from './module-preload.ts'
import { precompress } from './precompress.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = [
  'studio/*.ts',
  'studio/package.json',
  'studio/{schema,desk,transport}/**/*',
  'studio/host/{bundle,module-preload,precompress}.ts',
  'content-schemas/**/*.ts',
  'shared/*.ts',
  'package-lock.json',
]

/** By the CLI's `typegen`. */
const GENERATED = ['studio/sanity.types.ts']

/** @returns the folder of the bundle of this code; undefined where it is not built */
export async function findStudioBundle(cacheDir: string): Promise<string | undefined> {
  const directory = await studioPlace(cacheDir)
  return (await exists(join(directory, 'index.html'))) ? directory : undefined
}

/** @returns the folder that the bundle of this code has, or will have */
export async function studioPlace(cacheDir: string): Promise<string> {
  return join(cacheDir, 'studio', await fingerprint())
}

/** @param cacheDir may be read-only where the bundle is there @returns the folder with index.html and static/ @throws StudioHostError with the CLI's last words */
export async function ensureStudioBundle(cacheDir: string, log: (line: string) => void): Promise<string> {
  const cache = join(cacheDir, 'studio')
  const directory = await studioPlace(cacheDir)
  if (await exists(join(directory, 'index.html'))) return directory
  log('Studio: building the bundle (once per change of the code, about half a minute) …')
  const unfinished = join(cache, `unfinished-${randomUUID()}`)
  await mkdir(cache, { recursive: true })
  try {
    await runCli(['build', unfinished, '--yes', '--no-source-maps'])
    await addModulePreload(unfinished)
    await precompress(unfinished)
    await rename(unfinished, directory).catch(async (error: unknown) => {
      if (!(await exists(join(directory, 'index.html')))) throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return directory
}

function runCli(parameters: readonly string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules', 'sanity', 'bin', 'sanity'), ...parameters],
    {
      cwd: join(root, 'studio'),
      env: {
        ...buildEnvironment(process.env),
        CI: '1',
        NODE_ENV: 'production',
        SANITY_TELEMETRY_DISABLED: '1',
        DO_NOT_TRACK: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  endFirst(child.pid)
  let words = ''
  const keep = (chunk: Buffer): void => {
    words = (words + chunk.toString('utf8')).slice(-4_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => {
      if (code === 0) done()
      else
        fail(
          new StudioHostError(
            `The Studio does not build; run \`npx sanity build\` in studio/ to see why.\n${words}`,
          ),
        )
    })
  })
}

/** What the build needs of the environment and no more: the CLI writes variables into the bundle, and a secret must not be among them. */
export function buildEnvironment(all: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const needed =
    /^(?:PATH|HOME|USERPROFILE|TMPDIR|TEMP|TMP|LANG|SystemRoot|APPDATA|LOCALAPPDATA|XDG_\w+|NODE_EXTRA_CA_CERTS)$/i
  return Object.fromEntries(Object.entries(all).filter(([name]) => needed.test(name)))
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const files = await Array.fromAsync(glob(sources, { cwd: root, exclude: GENERATED }))
  for (const file of files.sort()) {
    const path = join(root, file)
    if ((await stat(path)).isFile())
      hash
        .update(file)
        .update('\0')
        .update(await readFile(path))
        .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
