/** `npm run bench -- index`: the search index of Voorbeeldstad: time, memory beside plain Pagefind, and what one question loads. */
import { glob, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openReleases } from '../../../site/publisher/releases/releases.ts'
import { measure, rounded } from './measure.ts'
import { startStore } from './store.ts'
import { voorbeeldstad } from './voorbeeldstad.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** @param sizes documents */
export async function benchIndex(sizes: readonly number[]): Promise<unknown> {
  const figures = []
  for (const size of sizes) {
    const place = await mkdtemp(join(tmpdir(), 'bench-index-'))
    try {
      figures.push({ size, ...(await indexAt(size, place)) })
    } finally {
      await rm(place, { recursive: true, force: true })
    }
    console.table(figures)
  }
  return figures
}

async function indexAt(size: number, place: string) {
  const releases = openReleases(join(place, 'releases'), () => undefined)
  const documents = new Map(voorbeeldstad(size).map((document) => [document._id, document]))
  const entries = new Map([['/', Buffer.from('home')]])
  releases.commit({ publishedAt: new Date().toISOString(), entries, documents })
  releases.close()
  const output = join(place, 'pagefind')
  const script = join(root, 'site/publisher/search/index-process.ts')
  const ours = await measure(process.execPath, [
    '--max-old-space-size=512',
    script,
    place,
    output,
    '2026-11-24',
  ])

  const store = await startStore(join(place, 'lake'), size)
  const site = join(place, 'site')
  const env = { ...process.env, LAKE_TOKEN: store.token }
  const given = [here('render-process.ts'), String(store.port), site, 'http://localhost:4321']
  await measure(process.execPath, given, { env })
  await store.stop()
  const pagefind = join(root, 'node_modules/pagefind/lib/runner/bin.cjs')
  const plain = await measure(process.execPath, [pagefind, '--site', site, '--quiet'])

  return {
    seconds: rounded(ours.time / 1000),
    megabytes: Math.round(ours.memory),
    plainSeconds: rounded(plain.time / 1000),
    plainMegabytes: Math.round(plain.memory),
    memoryRatio: rounded(ours.memory / plain.memory),
    bytesOfQuery: await bytesOfQuery(output),
  }
}

/** Bytes that the first question of a visitor loads: entry, metadata, the words of one letter group, and five results. */
async function bytesOfQuery(directory: string): Promise<number> {
  const sizes = async (pattern: string): Promise<number[]> => {
    const files = await Array.fromAsync(glob(pattern, { cwd: directory }))
    return Promise.all(files.map(async (file) => (await stat(join(directory, file))).size))
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
  const [entry = 0] = await sizes('pagefind-entry.json')
  const [meta = 0] = await sizes('*.pf_meta')
  const filters = (await sizes('filter/*')).reduce((sum, value) => sum + value, 0)
  const words = mean(await sizes('index/*'))
  const result = mean(await sizes('fragment/*'))
  return Math.round(entry + meta + filters + words + 5 * result)
}
