/** Pagefind's entry file, which names the shards of an index as languages. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const NAME = 'pagefind-entry.json'

const entrySchema = z.looseObject({
  languages: z.record(z.string(), z.looseObject({ page_count: z.number() })),
})
type Entry = z.infer<typeof entrySchema>

/** @param directory where Pagefind wrote */
export async function readEntry(directory: string): Promise<Entry> {
  return entrySchema.parse(JSON.parse(await readFile(join(directory, NAME), 'utf8')))
}

/** @param shards what Pagefind wrote for each, the first shard first */
export async function writeEntry(shards: readonly Entry[], directory: string): Promise<void> {
  const all = shards.flatMap(({ languages }) => Object.entries(languages))
  const pages = all.reduce((sum, [, { page_count }]) => sum + page_count, 0)
  // On a page in another language Pagefind begins with the language that has most pages; it must be the first shard.
  const languages = Object.fromEntries(
    all.map(([language, shard], index) => [language, index === 0 ? { ...shard, page_count: pages } : shard]),
  )
  await writeFile(join(directory, NAME), JSON.stringify({ ...shards[0], languages }))
}
