/** `npm run bench -- index`: the search index of Voorbeeldstad: time, also after one change, memory beside plain Pagefind, and what one question loads. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openReleases } from '../../../site/publisher/releases/releases.ts'
import { indexOf } from '../../../site/publisher/search/release-index.ts'
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
  const index = () => measure(process.execPath, [here('index-process.ts'), place])
  const ours = await index()
  releases.refresh()
  const news = [...documents.values()].findLast(({ _type }) => _type === 'newsArticle')
  if (news) {
    const changed = new Map([[news._id, { ...news, title: 'Waterfietsparade' }]])
    releases.commit({ publishedAt: new Date().toISOString(), entries, documents: changed })
  }
  releases.close()
  const after = await index()

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
    secondsAfterChange: rounded(after.time / 1000),
    megabytes: Math.round(ours.memory),
    plainSeconds: rounded(plain.time / 1000),
    plainMegabytes: Math.round(plain.memory),
    memoryRatio: rounded(ours.memory / plain.memory),
    ...costOfQuestion(place),
  }
}

/**
 * What the first question of a visitor loads on the search page at most: Pagefind's programs aside, the entry, the filters, and
 * of each shard the metadata and the words of one letter group; five results, and the first result of each of several shards.
 */
function costOfQuestion(place: string) {
  const releases = openReleases(join(place, 'releases'), () => undefined)
  const sizesOf = (pattern: RegExp): number[] =>
    [...releases.entries].flatMap(([path, entry]) =>
      'key' in entry && pattern.test(path) ? [entry.size] : [],
    )
  const shards = indexOf(releases)?.shards.length ?? 0
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
  const mean = (values: readonly number[]): number => sum(values) / Math.max(values.length, 1)
  const results = 5 + (shards > 1 ? shards : 0)
  const [meta = 0, words = 0, fragment = 0] = [/\.pf_meta$/, /\/index\//, /\/fragment\//].map((pattern) =>
    mean(sizesOf(pattern)),
  )
  const filters = sizesOf(/\/filter\//)
  const entry = sum(sizesOf(/pagefind-entry\.json$/))
  releases.close()
  const perShard = meta + sum(filters) / shards + words
  return {
    shards,
    bytesOfQuery: Math.round(entry + shards * perShard + results * fragment),
    requestsOfQuery: 1 + Math.round(shards * (2 + filters.length / shards)) + results,
  }
}
