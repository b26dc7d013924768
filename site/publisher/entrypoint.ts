/** Entry of the server bundle: what the renderer calls in its own process, without HTTP. */
import type { RouteData } from 'astro'
import { createApp } from 'astro/app/entrypoint'
import { FetchState } from 'astro/fetch'
import { renderToString } from 'astro/runtime/server/index.js'

export const app = createApp({ streaming: false })

const NO_SLOTS = Object.freeze({})

/**
 * The HTML of a page as `app.render` gives it, without middleware and without a response to wrap it in: those take a fifth of the
 * time of a page. Rendering is the same, `renderToString` of Astro's runtime.
 * @throws what the page throws
 */
export async function renderPage(
  request: Request,
  routeData: RouteData,
  locals: App.Locals,
): Promise<string> {
  const state = new FetchState(request)
  state.routeData = routeData
  state.locals = locals
  const page = await state.loadComponentInstance()
  const result = await state.createResult(page, state.getActionAPIContext())
  result._metadata.headInTree =
    result.componentMetadata.get(page.default.moduleId ?? '')?.containsHead ?? false
  const html = await renderToString(result, page.default, {}, NO_SLOTS, true, routeData)
  if (typeof html === 'string') return html
  throw new Error(`answered with status ${html.status}`)
}
