/** Entry of the server bundle: what the renderer calls in its own process, without HTTP. */
import type { RouteData } from 'astro'
import { createApp } from 'astro/app/entrypoint'
import { FetchState } from 'astro/fetch'
import { chunkToString, renderHead } from 'astro/runtime/server/index.js'
import { PageContext, renderDocument } from './templates.ts'

export const app = createApp({ streaming: false })

type Component = Parameters<typeof renderDocument>[0]

/** What all pages of one kind share. */
interface Frame {
  readonly component: Component
  readonly head: string
  readonly scriptOf: (id: string) => string
}

const frames = new Map<string, Promise<Frame>>()

/** The HTML of a page as `app.render` gives it. @throws what the page throws */
export async function renderPage(
  page: Pick<PageContext, 'url' | 'params' | 'locals'>,
  routeData: RouteData,
): Promise<string> {
  let frame = frames.get(routeData.component)
  if (!frame) frames.set(routeData.component, (frame = frameOf(page.url, routeData)))
  const known = await frame
  return renderDocument(known.component, new PageContext(page, known))
}

/** Astro itself says which style sheets and scripts belong to a page. */
async function frameOf(url: URL, routeData: RouteData): Promise<Frame> {
  const state = new FetchState(new Request(url))
  state.routeData = routeData
  const { default: component } = await state.loadComponentInstance()
  const result = await state.createResult({ default: component }, state.getActionAPIContext())
  return { component, head: chunkToString(result, renderHead()), scriptOf }
}

function scriptOf(id: string): string {
  const { inlinedScripts, entryModules } = app.manifest
  const inlined = inlinedScripts.get(id)
  if (inlined !== undefined) return inlined && `<script type="module">${inlined}</script>`
  const file = entryModules[id]
  if (file === undefined) throw new Error(`There is no script ${id}.`)
  return `<script type="module" src="/${file}"></script>`
}
