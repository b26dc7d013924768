/** Makes the search index of the site, by Pagefind, from search records. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { close, createIndex } from 'pagefind'
import { dutchLexicon } from './lexicon.ts'
import { toIndexEntry, type SearchRecord } from './record.ts'
import { vocabularyOf } from './vocabulary.ts'

/** Interfaces of Pagefind's own, which this site does not use: half a megabyte. */
const UNUSED = ['component-ui.css', 'component-ui.js', 'highlight.js', 'modular-ui.css', 'modular-ui.js', 'ui.css', 'ui.js']

/**
 * @param synonyms groups of words that mean the same
 * @param outputDirectory becomes the folder `pagefind` of the site
 * @throws Error with Pagefind's own messages
 */
export async function indexSite(
  records: readonly SearchRecord[],
  synonyms: readonly (readonly string[])[],
  outputDirectory: string,
): Promise<{ pages: number }> {
  const lexicon = await dutchLexicon()
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'nl' })
    if (!index) throw new Error(`Pagefind cannot begin: ${errors.join('; ')}`)
    for (const record of records) {
      const added = await index.addCustomRecord({ ...toIndexEntry(record, lexicon, synonyms) })
      if (added.errors.length > 0) throw new Error(`Pagefind cannot take ${record.url}: ${added.errors.join('; ')}`)
    }
    const written = await index.writeFiles({ outputPath: outputDirectory })
    if (written.errors.length > 0) throw new Error(`Pagefind cannot write: ${written.errors.join('; ')}`)
    await Promise.all(UNUSED.map((name) => rm(join(outputDirectory, `pagefind-${name}`), { force: true })))
    await writeFile(join(outputDirectory, 'woorden.txt'), vocabularyOf(records, lexicon))
    return { pages: records.length }
  } finally {
    await close()
  }
}
