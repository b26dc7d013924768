/** Renders one address of the site from Astro's server bundle, in this process. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RouteData } from 'astro'
import type { Route } from '../content/routes.ts'
import type { Card } from '../content/share-card.ts'
import { PublishError } from './errors.ts'

interface Address {
  readonly url: URL
  readonly params: Route['params']
  readonly locals: App.Locals
}

/** What the bundle exports: see entrypoint.ts. */
interface Bundle {
  readonly routes: readonly RouteData[]
  readonly renderPage: (page: Address, routeData: RouteData) => Promise<string>
  readonly renderEndpoint: (address: Address, routeData: RouteData) => Promise<Response>
  readonly drawCard: (card: Card) => Promise<Uint8Array>
}

export interface Renderer {
  /** @returns a page as text, what an endpoint gives as bytes @throws PublishError step `render`, with the address and what went wrong */
  render(route: Route, locals: App.Locals): Promise<string | Uint8Array>
  /** @returns the picture of a shared link, a PNG */
  readonly drawCard: (card: Card) => Promise<Uint8Array>
}

/** @param directory the folder of {@link ensureRendererBundle} */
export async function loadRenderer(directory: string): Promise<Renderer> {
  const module: unknown = await import(pathToFileURL(join(directory, 'server', 'entry.mjs')).href)
  if (!isBundle(module)) throw new PublishError('bundle', `The bundle in ${directory} renders nothing.`)
  const { renderPage, renderEndpoint, drawCard } = module
  const routes = new Map(module.routes.map((route) => [route.component, route]))

  async function bytesOf(address: Address, routeData: RouteData): Promise<Uint8Array> {
    const response = await renderEndpoint(address, routeData)
    if (response.status !== 200) throw new Error(`answered with status ${response.status}`)
    return response.bytes()
  }

  return {
    drawCard,
    async render({ path, params, component }, locals) {
      const routeData = routes.get(component)
      if (!routeData) throw new PublishError('render', `${path}: the bundle has no page ${component}.`)
      const address = { url: new URL(locals.siteUrl + path), params, locals }
      try {
        return await (routeData.type === 'endpoint' ? bytesOf : renderPage)(address, routeData)
      } catch (cause) {
        throw new PublishError('render', `${path} cannot be rendered.`, { cause })
      }
    },
  }
}

function isBundle(module: unknown): module is Bundle {
  return (
    typeof module === 'object' &&
    module !== null &&
    ['routes', 'renderPage', 'renderEndpoint', 'drawCard'].every((name) => name in module)
  )
}
