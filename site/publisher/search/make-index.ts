/** Makes the search index of the live release in processes of their own: one reads the documents, then one for each shard that is new. */
import { glob, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProcess } from '../run-process.ts'
import { ENTRY_FILE, entryOf, readEntry } from './entry-file.ts'
import { entriesFile, LEFT_OUT, PLAN, planSchema, WORDS, type Plan, type planTask } from './plan.ts'
import {
  asEntry,
  FOLDER,
  isOfSearch,
  isOfShard,
  leftOutSchema,
  type IndexedShard,
  type SearchIndex,
} from './release-index.ts'
import type { z } from 'zod'

/** Megabytes of JavaScript; ten thousand documents need half of it. */
const PLAN_MEMORY = 512
/** A shard's entries are some megabytes. */
const SHARD_MEMORY = 128
/** Of which a quarter of the peak would be garbage. */
const YOUNG = 4

export interface IndexTask extends z.infer<typeof planTask> {
  readonly dataDir: string
  /** YYYY-MM-DD */
  readonly now: Date
  readonly signal: AbortSignal
  /** Of node:os; the lowest unless given. */
  readonly priority?: number | undefined
}

/** What makes the live release have this index: entries, and which of the other paths stay. */
export interface MadeIndex {
  readonly index: SearchIndex
  readonly entries: ReadonlyMap<string, Uint8Array>
  readonly keep: (path: string) => boolean
}

/**
 * @param live the index that the live release has
 * @throws Error with what the process said where it fails
 */
export async function makeIndex(task: IndexTask, live: SearchIndex | undefined): Promise<MadeIndex> {
  const { dataDir, now, folder, salt, pagesPerShard, signal, priority } = task
  const common = { young: YOUNG, signal, priority }
  await runProcess({
    script: here('./plan-process.ts'),
    given: [dataDir, now.toISOString(), JSON.stringify({ folder, salt, pagesPerShard })],
    ...{ memory: PLAN_MEMORY, ...common },
  })
  const plan = planSchema.parse(JSON.parse(await readFile(join(folder, PLAN), 'utf8')))
  const known = new Map(live?.shards.map((shard) => [shard.source, shard]))
  const entries = new Map<string, Uint8Array>()

  async function makeShard({ language, source }: Plan['shards'][number]): Promise<IndexedShard> {
    const output = join(folder, language)
    await runProcess({
      script: here('./shard-process.ts'),
      given: [entriesFile(folder, language), language, output],
      ...{ memory: SHARD_MEMORY, ...common },
    })
    const files = join(output, 'pagefind')
    for await (const name of glob('**/*', { cwd: files })) {
      const file = join(files, name)
      if ((await stat(file)).isFile()) entries.set(FOLDER + name.replaceAll('\\', '/'), await readFile(file))
    }
    const leftOut = leftOutSchema.parse(JSON.parse(await readFile(join(output, LEFT_OUT), 'utf8')))
    return { language, source, entry: await readEntry(files), leftOut }
  }

  const shards: IndexedShard[] = []
  const kept: IndexedShard[] = []
  for (const planned of plan.shards) {
    const shard = known.get(planned.source)
    if (shard) kept.push(shard)
    shards.push(shard ?? (await makeShard(planned)))
  }
  const index = { shards, leftOut: plan.leftOut }
  entries.set(FOLDER + ENTRY_FILE, Buffer.from(entryOf(shards.map(({ entry }) => entry))))
  entries.set(FOLDER + WORDS, await readFile(join(folder, WORDS)))
  entries.set(...asEntry(index))
  return {
    index,
    entries,
    // The scripts are those of any shard.
    keep: (path) =>
      !isOfSearch(path) ||
      kept.some((shard) => isOfShard(path, shard)) ||
      (kept.length > 0 && path.endsWith('.js')),
  }
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}
