/** Run as a process: the full build as `npm run build` does it, without the search index. Arguments: port of the store, folder, address of the site. */
import { createContentClient } from '../../../site/content/client.ts'
import { loadDocuments } from '../../../site/content/load.ts'
import { ensureRendererBundle } from '../../../site/publisher/bundle.ts'
import { comesLater, fileOf, folderWriter, readStaticFiles } from '../../../site/publisher/files.ts'
import { loadRenderer } from '../../../site/publisher/renderer.ts'
import { createSite } from '../../../site/publisher/site.ts'

const [port = '', directory = '', siteUrl = ''] = process.argv.slice(2)
const bundle = await ensureRendererBundle(() => undefined)
const renderer = await loadRenderer(bundle)
const client = createContentClient({ hosted: undefined, studioPort: Number(port) })
const documents = await loadDocuments(client)
const site = createSite({ documents, lastGood: [], today: '2026-11-24', siteUrl, renderer })
const folder = folderWriter(directory)
for (const [path, content] of await readStaticFiles(bundle)) folder.write(path.slice(1), content)
const paths = [...site.stale()].filter((path) => !comesLater(path))
await site.render({ paths, write: ({ path, content }) => folder.write(fileOf(path), content) })
