/** Writes the search index of what visitors see, with nothing that they do not load. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentReader } from '../../content/graph.ts'
import { indexSite, UNUSED_FILES } from '../../search/index-site.ts'

/** @param directory becomes the folder `pagefind` of the site */
export async function writeSearch(content: ContentReader, directory: string): Promise<{ pages: number }> {
  const { pages, vocabulary } = await indexSite(content, directory)
  await Promise.all(UNUSED_FILES.map((name) => rm(join(directory, name), { force: true })))
  await writeFile(join(directory, 'woorden.txt'), vocabulary)
  return { pages }
}
