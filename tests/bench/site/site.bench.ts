/** `npm run bench -- site`: full builds side by side, and the time from an edit to the visitor, on Voorbeeldstad. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { startProduct } from '../../support/product.ts'
import { buildsAt, OURS, ratiosOf, type Build } from './builds.ts'
import { installSitePeers } from './install-peers.ts'
import { measureFindable, measureLatency, type Latency } from './latency.ts'
import { rounded } from './measure.ts'
import { startStore } from './store.ts'
import { CACHE_DIR } from '../../support/cache-dir.ts'

/** How often each tool runs. */
const ROUNDS = 3

interface SizedLatency extends Latency {
  readonly size: number
}

/** @param sizes documents, the smallest first */
export async function benchSite(sizes: readonly number[]): Promise<unknown> {
  await installSitePeers()
  const memory = existsSync('/dev/shm') ? await mkdtemp('/dev/shm/bench-') : undefined
  await mkdir(CACHE_DIR, { recursive: true })
  // The lake lies on a disk, as it does in use; what full builds and publishes write is kept in memory.
  const disk = await mkdtemp(join(CACHE_DIR, 'bench-'))
  try {
    const builds: Build[] = []
    const latencies: SizedLatency[] = []
    const findable: { size: number; secondsToFind: number }[] = []
    for (const size of sizes) {
      const dataDir = join(disk, `data-${size}`)
      const output = join(memory ?? disk, 'output')
      await mkdir(output, { recursive: true })
      const store = await startStore(dataDir, size)
      const { builds: found, bytesPerPage } = await buildsAt(size, store, output, ROUNDS)
      await store.stop()
      builds.push(...found)
      console.log(`${size} documents, ${bytesPerPage} bytes a page`)
      console.table(found)
      if (memory) await keepReleasesIn(join(memory, `releases-${size}`), dataDir)
      const { found: edits, secondsToFind } = await latenciesAt(dataDir, size)
      latencies.push(...edits)
      findable.push({ size, secondsToFind })
      console.table(latencies.filter((each) => each.size === size))
    }
    const { ratios, exponents } = ratiosOf(builds, sizes)
    console.table(ratios)
    console.table(exponents)
    const machine = { cpus: cpus().length, model: cpus()[0]?.model, output: memory ? 'memory' : 'disk' }
    const settings = settingsBesideBuild(builds, latencies)
    console.table(settings)
    return { machine, builds, ratios, exponents, latencies, findable, settings }
  } finally {
    for (const place of [memory, disk]) if (place) await rm(place, { recursive: true, force: true })
  }
}

async function keepReleasesIn(place: string, dataDir: string): Promise<void> {
  await mkdir(place)
  await symlink(place, join(dataDir, 'releases'))
}

async function latenciesAt(
  dataDir: string,
  size: number,
): Promise<{ found: SizedLatency[]; secondsToFind: number }> {
  const product = await startProduct({ dataDir })
  try {
    const found = await measureLatency(product, size)
    const secondsToFind = await measureFindable(product)
    return { found: found.map((latency) => ({ size, ...latency })), secondsToFind }
  } finally {
    await product.stop({ keepData: false })
  }
}

/** An edit of the settings, which every page shows, as a part of a full build. */
function settingsBesideBuild(builds: readonly Build[], latencies: readonly SizedLatency[]) {
  return latencies
    .filter(({ edit }) => edit === 'the settings')
    .flatMap(({ size, p50 }) => {
      const build = builds.find((each) => each.tool === OURS && each.size === size)
      return build ? [{ size, settings: p50, build: build.time, ratio: rounded(p50 / build.time) }] : []
    })
}
