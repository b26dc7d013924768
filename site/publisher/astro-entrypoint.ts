/**
 * Entry of the server bundle where entrypoint.ts does not fit the installed Astro: the same exports, made of nothing but Astro's
 * documented `createApp` and its own runtime.
 */
import type { RouteData } from 'astro'
import { createApp } from 'astro/app/entrypoint'

export { drawCard } from './draw-card-on-demand.ts'

interface Address {
  readonly url: URL
  readonly locals: App.Locals
}

const app = createApp({ streaming: false })

export const routes: readonly RouteData[] = app.manifestData.routes

/** @throws Error where the page throws; Astro logs what */
export async function renderPage(address: Address, routeData: RouteData): Promise<string> {
  const response = await renderEndpoint(address, routeData)
  if (response.status === 500) throw new Error('Astro answered with status 500; its log says why.')
  return response.text()
}

export function renderEndpoint({ url, locals }: Address, routeData: RouteData): Promise<Response> {
  const request = new URL(url)
  // With `trailingSlash: 'always'` Astro expects a slash also after the name of a file.
  if (!routeData.pattern.test(request.pathname)) request.pathname += '/'
  return app.render(new Request(request), { locals, routeData })
}
