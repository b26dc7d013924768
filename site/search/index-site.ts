/** Makes the search index of a folder of pages, by Pagefind. */
import { close, createIndex } from 'pagefind'

/** @throws Error with Pagefind's own messages */
export async function indexSite(directory: string, outputDirectory: string): Promise<{ pages: number }> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'nl' })
    if (!index) throw new Error(`Pagefind cannot begin: ${errors.join('; ')}`)
    const added = await index.addDirectory({ path: directory })
    if (added.errors.length > 0)
      throw new Error(`Pagefind cannot read ${directory}: ${added.errors.join('; ')}`)
    const written = await index.writeFiles({ outputPath: outputDirectory })
    if (written.errors.length > 0) throw new Error(`Pagefind cannot write: ${written.errors.join('; ')}`)
    return { pages: added.page_count }
  } finally {
    await close()
  }
}
