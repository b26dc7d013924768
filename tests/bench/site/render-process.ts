/**
 * Run as a process: the full build as `npm run build` does it, without the search index and without drawing share pictures, which
 * astro-build.config.mjs leaves out too. The token of the store is in LAKE_TOKEN. Arguments: port of the store, folder, address of the site.
 */
import { parsedOrRaw } from '../../../site/content/accept.ts'
import { createContentClient } from '../../../site/content/client.ts'
import { loadDocuments } from '../../../site/content/load.ts'
import { cardsOf } from '../../../site/content/share-card.ts'
import { ensureRendererBundle } from '../../../site/publisher/bundle.ts'
import { fileOf, readStaticFiles } from '../../../site/publisher/files.ts'
import { folderWriter } from '../../../site/publisher/folder-writer.ts'
import { loadRenderer } from '../../../site/publisher/renderer.ts'
import { createSite, type Site } from '../../../site/publisher/site.ts'
import { CACHE_DIR } from '../../support/cache-dir.ts'

const [port = '', directory = '', siteUrl = ''] = process.argv.slice(2)
const client = createContentClient({ hosted: undefined, studioPort: Number(port) }, process.env['LAKE_TOKEN'])
const { bundle, site } = await readSite()
const files = await readStaticFiles(bundle)
const folder = folderWriter(directory)
for (const [path, content] of files) await folder.write(path.slice(1), content)
const paths = [...site.stale()]
await site.render({ write: ({ path, content }) => folder.write(fileOf(path), content) })
const undrawn = new Uint8Array(4096)
for (const name of cardsOf(site.reader(), paths).keys()) await folder.write(`og/${name}.png`, undrawn)
await folder.close()

/** As export.ts does it. */
async function readSite(): Promise<{ bundle: string; site: Site }> {
  const bundling = ensureRendererBundle(CACHE_DIR, () => undefined)
  const [bundle, renderer, documents] = await Promise.all([
    bundling,
    bundling.then(loadRenderer),
    loadDocuments(client, parsedOrRaw),
  ])
  return {
    bundle,
    site: createSite({
      documents,
      lastGood: [],
      now: new Date('2026-11-24'),
      siteUrl,
      renderer,
      recorded: false,
    }),
  }
}
