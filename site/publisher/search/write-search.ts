/** Writes the whole search index of what visitors see into one folder, with nothing that they do not load. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentReader } from '../../content/graph.ts'
import type { LeftOut } from '../../search/index/left-out.ts'
import { PAGES_PER_SHARD, siteIndex } from '../../search/index/shards.ts'
import { unusedFiles, writeShard } from '../../search/index/write-shard.ts'
import { ENTRY_FILE, entryOf, readEntry } from './entry-file.ts'

/** @param directory becomes the folder `pagefind` of the site @returns what is not in it */
export async function writeSearch(
  content: ContentReader,
  directory: string,
  pagesPerShard = PAGES_PER_SHARD,
): Promise<readonly LeftOut[]> {
  await mkdir(directory, { recursive: true })
  const { shards, vocabulary, leftOut } = await siteIndex(content, pagesPerShard)
  const entries = []
  const notTaken: LeftOut[] = []
  for (const shard of shards) {
    notTaken.push(...(await writeShard(shard, directory)))
    await Promise.all(unusedFiles(shard).map((name) => rm(join(directory, name), { force: true })))
    entries.push(await readEntry(directory))
  }
  await writeFile(join(directory, ENTRY_FILE), entryOf(entries))
  await writeFile(join(directory, 'woorden.txt'), vocabulary)
  return [...leftOut, ...notTaken]
}
