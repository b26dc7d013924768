/** Pagefind's entry file, which names the shards of an index as languages. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

export const ENTRY_FILE = 'pagefind-entry.json'

export const entrySchema = z.looseObject({
  languages: z.record(z.string(), z.looseObject({ page_count: z.number() })),
})
export type Entry = z.infer<typeof entrySchema>

/** @param directory where Pagefind wrote */
export async function readEntry(directory: string): Promise<Entry> {
  return entrySchema.parse(JSON.parse(await readFile(join(directory, ENTRY_FILE), 'utf8')))
}

/** @param shards what Pagefind wrote for each, the first shard first @returns the entry file of all */
export function entryOf(shards: readonly Entry[]): string {
  const all = shards.flatMap(({ languages }) => Object.entries(languages))
  const pages = all.reduce((sum, [, { page_count }]) => sum + page_count, 0)
  // On a page in another language Pagefind begins with the language that has most pages; it must be the first shard.
  const languages = Object.fromEntries(
    all.map(([language, shard], index) => [language, index === 0 ? { ...shard, page_count: pages } : shard]),
  )
  return JSON.stringify({ ...shards[0], languages })
}
