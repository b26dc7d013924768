/** Entry of the server bundle: what the renderer calls in its own process, without HTTP. */
import type { APIContext, RouteData } from 'astro'
import { createApp } from 'astro/app/entrypoint'
import { FetchState } from 'astro/fetch'
import { chunkToString, renderHead } from 'astro/runtime/server/index.js'
import { PageContext, renderDocument } from './templates.ts'

export { drawCard } from './draw-card-on-demand.ts'

const app = createApp({ streaming: false })

/** What can be rendered. */
export const routes: readonly RouteData[] = app.manifestData.routes

type Address = Pick<PageContext, 'url' | 'params' | 'locals'>
type Component = Parameters<typeof renderDocument>[0]

/** What all pages of one kind share. */
interface Frame {
  readonly component: Component
  readonly head: string
  readonly scriptOf: (id: string) => string
}

const frameOnce = once<Frame>()

/** The HTML of a page as `app.render` gives it. @throws what the page throws */
export async function renderPage(page: Address, routeData: RouteData): Promise<string> {
  const frame = await frameOnce(routeData.component, () => frameOf(page.url, routeData))
  return renderDocument(frame.component, new PageContext(page, frame))
}

/** Astro itself says which style sheets and scripts belong to a page. */
async function frameOf(url: URL, routeData: RouteData): Promise<Frame> {
  const state = stateOf(url, routeData)
  const { default: component } = await state.loadComponentInstance()
  const result = await state.createResult({ default: component }, state.getActionAPIContext())
  return { component, head: chunkToString(result, renderHead()), scriptOf }
}

function stateOf(url: URL, routeData: RouteData): FetchState {
  const state = new FetchState(new Request(url))
  state.routeData = routeData
  return state
}

type Get = (context: Pick<APIContext, keyof Address>) => Response | Promise<Response>

const getOnce = once<Get>()

/** What an endpoint gives for its address. @throws what the endpoint throws */
export async function renderEndpoint(address: Address, routeData: RouteData): Promise<Response> {
  const get = await getOnce(routeData.component, () => getOf(address.url, routeData))
  return get(address)
}

async function getOf(url: URL, routeData: RouteData): Promise<Get> {
  const module: object = await stateOf(url, routeData).loadComponentInstance()
  if (!hasGet(module)) throw new Error(`${routeData.component} has no GET.`)
  return module.GET
}

function hasGet(module: object): module is { GET: Get } {
  return 'GET' in module && typeof module.GET === 'function'
}

function scriptOf(id: string): string {
  const { inlinedScripts, entryModules } = app.manifest
  const inlined = inlinedScripts.get(id)
  if (inlined !== undefined) return inlined && `<script type="module">${inlined}</script>`
  const file = entryModules[id]
  if (file === undefined) throw new Error(`There is no script ${id}.`)
  return `<script type="module" src="/${file}"></script>`
}

/** Makes each value once. One that fails, such as where a file of the bundle cannot be read, is made at the next call. */
function once<Value>(): (name: string, make: () => Promise<Value>) => Promise<Value> {
  const made = new Map<string, Promise<Value>>()
  return (name, make) => {
    const known = made.get(name)
    if (known) return known
    const making = make()
    made.set(name, making)
    making.catch(() => made.delete(name))
    return making
  }
}
