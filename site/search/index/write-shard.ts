/** Makes one shard of the search index, by Pagefind. */
import { close, createIndex } from 'pagefind'
import type { LeftOut } from './left-out.ts'
import type { Shard } from './shards.ts'

/**
 * Pagefind's own process ends with it, so that the memory of one shard is gone before the next one begins.
 * @param outputDirectory becomes the folder `pagefind` of the site
 * @returns the pages that Pagefind does not take
 * @throws Error with Pagefind's own messages
 */
export async function writeShard({ language, entries }: Shard, outputDirectory: string): Promise<LeftOut[]> {
  const leftOut: LeftOut[] = []
  try {
    const { index, errors } = await createIndex({ forceLanguage: language })
    if (!index) throw new Error(`Pagefind cannot begin: ${errors.join('; ')}`)
    for (const entry of entries) {
      const added = await index.addCustomRecord({ ...entry })
      if (added.errors.length > 0) leftOut.push({ place: entry.url, reason: added.errors.join('; ') })
    }
    const written = await index.writeFiles({ outputPath: outputDirectory })
    if (written.errors.length > 0) throw new Error(`Pagefind cannot write: ${written.errors.join('; ')}`)
    return leftOut
  } finally {
    await close()
  }
}

/** Of what Pagefind writes for a shard, what no visitor loads: its own interfaces, and the core that the first shard brings too. */
export function unusedFiles({ language }: Pick<Shard, 'language'>): string[] {
  return [
    ...['pagefind-component-ui.css', 'pagefind-component-ui.js', 'pagefind-highlight.js'],
    ...['pagefind-modular-ui.css', 'pagefind-modular-ui.js', 'pagefind-ui.css', 'pagefind-ui.js'],
    ...['wasm.unknown.pagefind', ...(language === 'nl' ? [] : [`wasm.${language}.pagefind`])],
  ]
}
