/** Full builds of the same city side by side: ours, `astro build`, Eleventy, Hugo, string templates, and a copy of the output. */
import { cp, glob, mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measure, median, rounded, type Measured } from './measure.ts'
import { peersAt } from './peers.ts'
import type { Store } from './store.ts'
import { voorbeeldstad } from './voorbeeldstad.ts'
import { COMPILED } from '../../support/cache-dir.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

const ASTRO_CONFIG = 'tests/bench/site/astro-build.config.mjs'
/** What `astro build` needs of our project. */
const PROJECT = [
  ...['site', 'content-schemas', 'shared', 'astro.config.mjs'],
  ...['package.json', 'tsconfig.json'],
  ASTRO_CONFIG,
]

/** How `npm run build` starts Node: see package.json. */
const LEAN = ['--max-semi-space-size=8']

export const OURS = 'ours'
const ASTRO = 'astro build'

export interface Build {
  readonly tool: string
  readonly size: number
  /** Medians: milliseconds, and megabytes of the whole process tree. */
  readonly time: number
  readonly memory: number
  /** What it wrote: files, and megabytes in all. */
  readonly files: number
  readonly megabytes: number
  readonly runs: number
}

/**
 * Each round runs every tool once, so that a busy moment of the machine hits all of them.
 * @param place an empty folder for what is written @param rounds how often each tool runs
 */
export async function buildsAt(
  size: number,
  store: Store,
  place: string,
  rounds: number,
): Promise<{ builds: Build[]; bytesPerPage: number }> {
  const at = (name: string): string => join(place, name)
  const tools = await toolsAt(size, store, at)
  const found = new Map<string, Measured[]>()
  const written = new Map<string, Written>()
  for (let round = 0; round < rounds; round += 1) {
    for (const [tool, { run, writes }] of Object.entries(tools.all)) {
      await rm(at(writes), { recursive: true, force: true })
      found.set(tool, [...(found.get(tool) ?? []), await run()])
      if (round === 0) written.set(tool, await writtenAt(at(writes)))
    }
  }
  await rm(place, { recursive: true, force: true })
  await mkdir(place)
  const builds = [...found].map(([tool, runs]) => ({
    tool,
    size,
    time: Math.round(median(runs.map(({ time }) => time))),
    memory: Math.round(median(runs.map(({ memory }) => memory))),
    ...(written.get(tool) ?? { files: 0, megabytes: 0 }),
    runs: runs.length,
  }))
  return { builds, bytesPerPage: tools.bytesPerPage }
}

interface Tool {
  readonly writes: string
  readonly run: () => Promise<Measured>
}

async function toolsAt(
  size: number,
  { port, token }: Store,
  at: (name: string) => string,
): Promise<{ all: Record<string, Tool>; bytesPerPage: number }> {
  const siteUrl = 'http://localhost:4321'
  const project = at('project')
  await copyProject(project)
  const astro = [join(project, 'node_modules/astro/bin/astro.mjs'), 'build', '--config', ASTRO_CONFIG]
  const env = {
    ...process.env,
    SITE_PORT: '4321',
    STUDIO_PORT: String(port),
    SITE_URL: siteUrl,
    LAKE_TOKEN: token,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  const withToken = { env: { ...process.env, LAKE_TOKEN: token } }
  // Compiled code is kept from one start to the next, as start.ts has it.
  const compiled = {
    env: { ...withToken.env, NODE_COMPILE_CACHE: COMPILED },
  }
  const ours = (): Promise<Measured> =>
    measure(
      process.execPath,
      [...LEAN, here('render-process.ts'), String(port), at('output'), siteUrl],
      compiled,
    )
  // Also makes the bundle, which is built once per change of the code and is no part of a build.
  await ours()
  const files = await filesIn(at('output'))
  const bytesPerPage = bytesOfPages(files)
  await writeFile(at('files.json'), JSON.stringify(files))
  const peers = await peersAt(at('peers'), voorbeeldstad(size), bytesPerPage)
  const template = [
    ...[here('template-process.ts'), String(port), at('limit')],
    ...[String(bytesPerPage), at('files.json')],
  ]
  return {
    bytesPerPage,
    all: {
      [OURS]: { writes: 'output', run: ours },
      [ASTRO]: {
        writes: 'reference',
        run: () => measure(process.execPath, [...astro, '--outDir', at('reference')], { cwd: project, env }),
      },
      ...Object.fromEntries(
        peers.map(({ tool, command, given, cwd, output }) => [
          tool,
          { writes: join('peers', output), run: () => measure(command, given, { cwd }) },
        ]),
      ),
      'string templates': { writes: 'limit', run: () => measure(process.execPath, template, withToken) },
      'cp -r': { writes: 'copy', run: () => measure('cp', ['-r', at('output'), at('copy')]) },
    },
  }
}

/** `astro build` moves files from beside the project to its output, which works on one file system only. */
async function copyProject(project: string): Promise<void> {
  for (const name of PROJECT)
    await cp(join(root, name), join(project, name), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    })
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'))
}

type File = readonly [name: string, bytes: number]

async function filesIn(directory: string): Promise<File[]> {
  const files: File[] = []
  for await (const name of glob('**/*', { cwd: directory })) {
    const found = await stat(join(directory, name))
    if (found.isFile()) files.push([name, found.size])
  }
  return files
}

const bytesOf = (files: readonly File[]): number => files.reduce((sum, [, bytes]) => sum + bytes, 0)

function bytesOfPages(files: readonly File[]): number {
  const pages = files.filter(([name]) => name.endsWith('.html'))
  return Math.round(bytesOf(pages) / Math.max(pages.length, 1))
}

type Written = Pick<Build, 'files' | 'megabytes'>

async function writtenAt(directory: string): Promise<Written> {
  const files = await filesIn(directory)
  return { files: files.length, megabytes: rounded(bytesOf(files) / 1e6, 1) }
}

/** Our time and memory as a part of each other tool's, and how time grows with size: 1 is in proportion. */
export function ratiosOf(builds: readonly Build[], sizes: readonly number[]) {
  const at = (tool: string, size: number): Build | undefined =>
    builds.find((build) => build.tool === tool && build.size === size)
  const tools = [...new Set(builds.map(({ tool }) => tool))]
  const ratios = sizes.flatMap((size) =>
    tools.flatMap((tool) => {
      const [ours, theirs] = [at(OURS, size), at(tool, size)]
      if (!ours || !theirs || tool === OURS) return []
      const [time, memory] = [ours.time / theirs.time, ours.memory / theirs.memory]
      return [{ size, beside: tool, time: rounded(time), memory: rounded(memory) }]
    }),
  )
  const exponents = tools.flatMap((tool) =>
    sizes.slice(1).flatMap((to, index) => {
      const from = sizes[index] ?? to
      const [small, large] = [at(tool, from), at(tool, to)]
      if (!small || !large) return []
      return [{ tool, from, to, exponent: rounded(Math.log(large.time / small.time) / Math.log(to / from)) }]
    }),
  )
  return { ratios, exponents }
}
