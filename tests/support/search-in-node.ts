/** The site's search without a browser: its index, Pagefind and the client's engine in this process. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createGraph } from '../../site/content/graph.ts'
import { writeSearch } from '../../site/publisher/search/write-search.ts'
import { createEngine, type Engine } from '../../site/search/client/engine.ts'
import type { Pagefind } from '../../site/search/client/pagefind.ts'
import { RANKING } from '../../site/search/ranking.ts'
import { seedAssetDocuments } from './seed-assets.ts'

const ORIGIN = 'http://search.test'

/** @param directory an empty one, for the index; it is asked until the process ends */
export async function searchInNode(documents: readonly object[], directory: string): Promise<Engine> {
  const { graph } = createGraph([...documents, ...seedAssetDocuments(ORIGIN)], {
    now: new Date('2026-11-24'),
    lastGood: [],
  })
  await writeSearch(graph.reader(), join(directory, 'pagefind'))
  Object.assign(globalThis, {
    window: globalThis,
    location: new URL(ORIGIN),
    document: { querySelector: () => ({ getAttribute: () => 'nl' }) },
    async fetch(address: string | URL): Promise<Response> {
      return new Response(await readFile(join(directory, new URL(address, ORIGIN).pathname)))
    },
  })
  const module: unknown = await import(pathToFileURL(join(directory, 'pagefind/pagefind.js')).href)
  if (!isPagefind(module)) throw new TypeError('Pagefind did not load.')
  const pagefind = module.createInstance({
    ...{ baseUrl: '/', basePath: `${ORIGIN}/pagefind/`, ranking: RANKING, noWorker: true },
  })
  return createEngine(pagefind, () => readFile(join(directory, 'pagefind/woorden.txt'), 'utf8'))
}

function isPagefind(module: unknown): module is { createInstance(options: object): Pagefind } {
  return typeof module === 'object' && module !== null && 'createInstance' in module
}
