/** Makes the search index of the site, by Pagefind, from search records. */
import { close, createIndex } from 'pagefind'
import type { ContentReader } from '../content/graph.ts'
import { dutchLexicon } from './lexicon.ts'
import { synonymFinder } from './synonyms.ts'
import { toIndexEntry, type SearchRecord } from './record.ts'
import { searchRecords } from './records.ts'
import { vocabularyOf } from './vocabulary.ts'

/** Of what Pagefind writes, its own interfaces, which this site does not use: half a megabyte. */
export const UNUSED_FILES = [
  ...['pagefind-component-ui.css', 'pagefind-component-ui.js', 'pagefind-highlight.js'],
  ...['pagefind-modular-ui.css', 'pagefind-modular-ui.js', 'pagefind-ui.css', 'pagefind-ui.js'],
]

interface SearchIndex {
  readonly pages: number
  /** Belongs beside the index as `woorden.txt`. */
  readonly vocabulary: string
}

/** @throws Error with Pagefind's own messages */
export function indexSite(content: ContentReader, outputDirectory: string): Promise<SearchIndex> {
  const synonyms = content.settings().synonyms?.map(({ words }) => words) ?? []
  return indexRecords(searchRecords(content), synonyms, outputDirectory)
}

/**
 * @param synonyms groups of words that mean the same
 * @param outputDirectory becomes the folder `pagefind` of the site
 * @throws Error with Pagefind's own messages
 */
async function indexRecords(
  records: readonly SearchRecord[],
  synonyms: readonly (readonly string[])[],
  outputDirectory: string,
): Promise<SearchIndex> {
  const lexicon = await dutchLexicon()
  const synonymsOf = synonymFinder(synonyms)
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'nl' })
    if (!index) throw new Error(`Pagefind cannot begin: ${errors.join('; ')}`)
    for (const record of records) {
      const added = await index.addCustomRecord({ ...toIndexEntry(record, lexicon, synonymsOf) })
      if (added.errors.length > 0)
        throw new Error(`Pagefind cannot take ${record.url}: ${added.errors.join('; ')}`)
    }
    const written = await index.writeFiles({ outputPath: outputDirectory })
    if (written.errors.length > 0) throw new Error(`Pagefind cannot write: ${written.errors.join('; ')}`)
    return { pages: records.length, vocabulary: vocabularyOf(records, lexicon) }
  } finally {
    await close()
  }
}
