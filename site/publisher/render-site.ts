/** Renders every address of the site and hands each file on; used by a publish and by `npm run build` alike. */
import { cp, glob } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentGraph } from '../content/graph.ts'
import { listRoutes } from '../content/routes.ts'
import type { Renderer } from './renderer.ts'

const CONCURRENCY = 8

export interface RenderTarget {
  write(file: string, content: Uint8Array): Promise<void>
  /** True where the file need not be rendered because an identical one could be taken over. */
  takeOver?(file: string): Promise<boolean>
}

export interface RenderedSite {
  readonly pages: number
  /** Per address, the keys of the documents and lists that its page read. */
  readonly reads: Record<string, string[]>
}

export async function renderSite(options: {
  readonly graph: ContentGraph
  readonly renderer: Renderer
  readonly target: RenderTarget
  readonly today: string
  readonly siteUrl: string
}): Promise<RenderedSite> {
  const { graph, renderer, target, today, siteUrl } = options
  const routes = listRoutes(graph)
  const reads = new Map<string, string[]>()

  async function renderOne(route: (typeof routes)[number]): Promise<void> {
    const file = fileOf(route.path)
    // A name that carries the hash of its content never changes what it holds.
    if (isImmutable(file) && (await target.takeOver?.(file))) return
    const keys = new Set<string>()
    const content = graph.reader((key) => keys.add(key))
    await target.write(file, await renderer.render(route, { content, today, siteUrl }))
    reads.set(route.path, [...keys].sort())
  }

  const queue = routes.values()
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (const route of queue) await renderOne(route)
    }),
  )
  return { pages: routes.length, reads: Object.fromEntries([...reads].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** Copies what the bundle brings along unchanged: style sheets, scripts and the public folder. */
export async function copyStaticFiles(bundle: string, directory: string): Promise<void> {
  const client = join(bundle, 'client')
  for await (const name of glob('*', { cwd: client })) {
    await cp(join(client, name), join(directory, name), { recursive: true })
  }
  await cp(join(client, '.well-known'), join(directory, '.well-known'), { recursive: true }).catch(
    () => undefined,
  )
}

/** `/` is index.html, `/404/` is 404.html, `/a/` is a/index.html; an address with an ending is that file. */
function fileOf(path: string): string {
  if (path === '/404/' || path === '/404') return '404.html'
  if (path.endsWith('/')) return `${path.slice(1)}index.html`
  return path.slice(1)
}

function isImmutable(file: string): boolean {
  return file.startsWith('media/') || file.startsWith('bestanden/')
}
