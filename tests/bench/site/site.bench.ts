/** `npm run bench -- site`: full builds side by side, and the time from an edit to the visitor, on Voorbeeldstad. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { glob, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { createContentClient } from '../../../site/content/client.ts'
import { loadDocuments } from '../../../site/content/load.ts'
import { startProduct } from '../../support/product.ts'
import { measureLatency, type Latency } from './latency.ts'
import { measure, median, type Measured } from './measure.ts'
import { peersAt } from './peers.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const sizes = (process.env['BENCH_SIZES'] ?? '100,1000,10000').split(',').map(Number)
/** Pairs that run in turn; fewer where one takes minutes. */
const rounds = (size: number): number => (size >= 10_000 ? 1 : 3)

interface Build {
  readonly tool: string
  readonly size: number
  /** Medians: milliseconds and megabytes. */
  readonly time: number
  readonly memory: number
}

export async function benchSite(): Promise<unknown> {
  // On the disk of the project for all of them: `astro build` cannot write to another file system.
  const cache = join(root, 'node_modules', '.cache')
  await mkdir(cache, { recursive: true })
  const place = await mkdtemp(join(cache, 'bench-'))
  try {
    const builds: Build[] = []
    const latencies: { size: number; edits: Record<string, Latency> }[] = []
    for (const size of sizes) {
      const dataDir = join(place, `data-${size}`)
      const store = await startStore(dataDir, size)
      builds.push(...(await buildsAt(size, store.port, place)))
      await store.stop()
      latencies.push({ size, edits: await latenciesAt(dataDir) })
      print(builds, latencies)
    }
    return {
      machine: { cpus: cpus().length, model: cpus()[0]?.model },
      builds,
      ratios: ratiosOf(builds),
      latencies,
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

async function startStore(dataDir: string, size: number): Promise<{ port: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [here('store-process.ts'), dataDir, String(size)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line: unknown[] = await once(child.stdout, 'data')
  const { port } = z.object({ port: z.number() }).parse(JSON.parse(String(line[0])))
  return {
    port,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Each round runs every tool once, so that a busy moment of the machine hits all of them. */
async function buildsAt(size: number, port: number, place: string): Promise<Build[]> {
  const output = join(place, 'output')
  const reference = join(place, 'reference')
  const siteUrl = 'http://localhost:4321'
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs')
  const env = {
    ...process.env,
    SITE_PORT: '4321',
    STUDIO_PORT: String(port),
    SITE_URL: siteUrl,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  // The bundle is built once per change of the code and is not part of a build.
  await measure(process.execPath, [here('render-process.ts'), String(port), output, siteUrl])
  const bytes = await bytesPerPage(output)
  const documents = await loadDocuments(createContentClient({ hosted: undefined, studioPort: port }))
  const peers = await peersAt(place, documents, bytes)

  const tools: Record<string, () => Promise<Measured>> = {
    ours: () => measure(process.execPath, [here('render-process.ts'), String(port), output, siteUrl]),
    'astro build': () =>
      measure(process.execPath, [astro, 'build', '--outDir', reference], { cwd: root, env }),
    'string templates': () =>
      measure(process.execPath, [
        here('template-process.ts'),
        String(port),
        join(place, 'limit'),
        String(bytes),
      ]),
    'cp -r': () => measure('cp', ['-r', output, join(place, 'copy')]),
    ...Object.fromEntries(
      peers.map(({ tool, command, given, cwd }) => [tool, () => measure(command, given, { cwd })]),
    ),
  }
  const found = new Map<string, Measured[]>()
  for (let round = 0; round < rounds(size); round += 1) {
    for (const [tool, run] of Object.entries(tools)) {
      for (const folder of ['limit', 'copy']) await rm(join(place, folder), { recursive: true, force: true })
      if (tool === 'ours') await rm(output, { recursive: true, force: true })
      found.set(tool, [...(found.get(tool) ?? []), await run()])
    }
  }
  for (const folder of ['output', 'reference', 'limit', 'copy', 'eleventy', 'hugo'])
    await rm(join(place, folder), { recursive: true, force: true })
  return [...found].map(([tool, runs]) => ({
    tool,
    size,
    time: Math.round(median(runs.map(({ time }) => time))),
    memory: Math.round(median(runs.map(({ memory }) => memory))),
  }))
}

async function bytesPerPage(directory: string): Promise<number> {
  let pages = 0
  let bytes = 0
  for await (const file of glob('**/*.html', { cwd: directory })) {
    pages += 1
    bytes += (await stat(join(directory, file))).size
  }
  return Math.round(bytes / Math.max(pages, 1))
}

async function latenciesAt(dataDir: string): Promise<Record<string, Latency>> {
  const product = await startProduct({ dataDir })
  try {
    return await measureLatency(await product.client(), product.site, 40)
  } finally {
    await product.stop({ keepData: false })
  }
}

/** Our time and memory as a part of each other tool's, and how time grows with size: 1 is in proportion. */
function ratiosOf(builds: readonly Build[]): unknown {
  const at = (tool: string, size: number): Build | undefined =>
    builds.find((build) => build.tool === tool && build.size === size)
  const tools = [...new Set(builds.map(({ tool }) => tool))]
  const ratios = sizes.map((size) => ({
    size,
    ...Object.fromEntries(
      tools.flatMap((tool) => {
        const [ours, theirs] = [at('ours', size), at(tool, size)]
        if (!ours || !theirs || tool === 'ours') return []
        return [
          [tool, { time: rounded(ours.time / theirs.time), memory: rounded(ours.memory / theirs.memory) }],
        ]
      }),
    ),
  }))
  const exponents = Object.fromEntries(
    tools.map((tool) => {
      const [small, large] = [at(tool, sizes.at(-2) ?? 0), at(tool, sizes.at(-1) ?? 0)]
      const growth =
        small && large ? Math.log(large.time / small.time) / Math.log(large.size / small.size) : null
      return [tool, growth === null ? null : rounded(growth)]
    }),
  )
  return { ratios, exponents }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function print(
  builds: readonly Build[],
  latencies: readonly { size: number; edits: Record<string, Latency> }[],
): void {
  console.table(builds)
  console.table(
    latencies.flatMap(({ size, edits }) =>
      Object.entries(edits).map(([edit, { p50, p95, times }]) => ({
        size,
        edit,
        p50: rounded(p50),
        p95: rounded(p95),
        times,
      })),
    ),
  )
}
