/**
 * Run as a process: the full build as `npm run build` does it, without the search index and without drawing share pictures, which
 * astro-build.config.mjs leaves out too. The token of the store is in LAKE_TOKEN. Arguments: port of the store, folder, address of the site.
 */
import { createContentClient } from '../../../site/content/client.ts'
import { loadDocuments } from '../../../site/content/load.ts'
import { ensureRendererBundle } from '../../../site/publisher/bundle.ts'
import { fileOf, folderWriter, readStaticFiles } from '../../../site/publisher/files.ts'
import { loadRenderer } from '../../../site/publisher/renderer.ts'
import { createSite } from '../../../site/publisher/site.ts'

const [port = '', directory = '', siteUrl = ''] = process.argv.slice(2)
const bundle = await ensureRendererBundle(() => undefined)
const client = createContentClient({ hosted: undefined, studioPort: Number(port) }, process.env['LAKE_TOKEN'])
const [renderer, documents, files] = await Promise.all([
  loadRenderer(bundle),
  loadDocuments(client),
  readStaticFiles(bundle),
])
const today = '2026-11-24'
const site = createSite({
  ...{ documents, lastGood: [], today, siteUrl },
  ...{ renderer, recorded: false },
})
const folder = folderWriter(directory)
for (const [path, content] of files) folder.write(path.slice(1), content)
const isDrawn = (path: string): boolean => /^\/og[/.]/.test(path)
const undrawn = new Uint8Array(4096)
for (const path of site.stale()) if (isDrawn(path)) folder.write(fileOf(path), undrawn)
await site.render({
  paths: [...site.stale()].filter((path) => !isDrawn(path)),
  write: ({ path, content }) => folder.write(fileOf(path), content),
})
