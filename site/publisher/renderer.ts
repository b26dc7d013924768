/** Renders one address of the site from Astro's server bundle, in this process. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RouteData } from 'astro'
import type { Route } from '../content/routes.ts'
import { PublishError } from './errors.ts'

/** The part of Astro's `App` that the renderer uses. */
interface RenderingApp {
  readonly manifestData: { readonly routes: readonly RouteData[] }
  readonly manifest: { readonly pageMap?: Map<string, () => Promise<unknown>> }
  render(request: Request, options: { routeData: RouteData; locals: App.Locals }): Promise<Response>
}

interface Page {
  readonly url: URL
  readonly params: Route['params']
  readonly locals: App.Locals
}

/** What the bundle exports: see entrypoint.ts. */
interface Bundle {
  readonly app: RenderingApp
  readonly renderPage: (page: Page, routeData: RouteData) => Promise<string>
}

export interface Renderer {
  /** @returns a page as text, what an endpoint gives as bytes @throws PublishError step `render`, with the address and Astro's message */
  render(route: Route, locals: App.Locals): Promise<string | Uint8Array>
}

/** @param directory the folder of {@link ensureRendererBundle} */
export async function loadRenderer(directory: string): Promise<Renderer> {
  const module: unknown = await import(pathToFileURL(join(directory, 'server', 'entry.mjs')).href)
  if (!isBundle(module)) throw new PublishError('bundle', `The bundle in ${directory} exports no app.`)
  const { app, renderPage } = module
  keepModules(app.manifest.pageMap)
  const routes = new Map(app.manifestData.routes.map((route) => [route.component, route]))

  async function renderEndpoint(
    request: Request,
    routeData: RouteData,
    locals: App.Locals,
  ): Promise<Uint8Array> {
    let failure: unknown
    Object.assign(locals, { onFailure: (error: unknown) => (failure ??= error) })
    const response = await app.render(request, { routeData, locals })
    if (response.status !== 200)
      throw new Error(`answered with status ${response.status}`, { cause: failure })
    return new Uint8Array(await response.arrayBuffer())
  }

  return {
    async render(route, locals) {
      const routeData = routes.get(route.component)
      if (!routeData) {
        throw new PublishError('render', `${route.path}: the bundle has no page ${route.component}.`)
      }
      // With `trailingSlash: 'always'` an endpoint such as media/[file].ts reads its parameters from a path that ends in one.
      const path = routeData.pattern.test(route.path) ? route.path : `${route.path}/`
      try {
        const url = new URL(locals.siteUrl + path)
        if (routeData.type === 'endpoint') return await renderEndpoint(new Request(url), routeData, locals)
        return await renderPage({ url, params: route.params, locals }, routeData)
      } catch (cause) {
        throw new PublishError('render', `${route.path} cannot be rendered.`, { cause })
      }
    },
  }
}

/** Astro imports the module of a page for every page anew, which takes longer than to remember it. */
function keepModules(pageMap: Map<string, () => Promise<unknown>> = new Map()): void {
  for (const [component, load] of pageMap) {
    let loaded: Promise<unknown> | undefined
    pageMap.set(component, () => (loaded ??= load()))
  }
}

function isBundle(module: unknown): module is Bundle {
  return typeof module === 'object' && module !== null && 'app' in module && 'renderPage' in module
}
