/** Whether a renderer's bundle fits the installed Astro: it has to render one page of each kind from the first content. */
import { seedDocuments } from '@programme/content-schemas/seed'
import { createGraph } from '../content/graph.ts'
import { listRoutes } from '../content/routes.ts'
import { localsOf } from './locals.ts'
import { loadRenderer } from './renderer.ts'

/** @throws PublishError with the first page that cannot be rendered, and why */
export async function probeBundle(directory: string): Promise<void> {
  const { graph } = createGraph(seedDocuments, { now: new Date(), lastGood: [] })
  const locals = localsOf(graph.reader(), {
    siteUrl: 'http://localhost',
    fetchFile: () => Promise.reject(new Error('A page asked for a file.')),
  })
  const pages = listRoutes(graph).filter(({ component }) => component.endsWith('.astro'))
  const kinds = new Map(pages.map((page) => [page.component, page]))
  const renderer = await loadRenderer(directory)
  for (const page of kinds.values()) await renderer.render(page, locals)
}
