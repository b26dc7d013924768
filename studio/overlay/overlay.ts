/** In the preview: a click on a text opens its field, and the page follows what is typed without losing its place. */
import { enableVisualEditing, type HistoryAdapterNavigate } from '@sanity/visual-editing'
import { Idiomorph } from 'idiomorph'
import { coalesce } from './coalesce.ts'

const own = document.querySelector<HTMLElement>('script[data-studio]')
const studio = own?.dataset['studio'] ?? ''

const showLatest = coalesce(async () => {
  const response = await fetch(location.href)
  // A page that fails for the moment is no page to show; the next change asks again.
  if (!response.ok) return
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  document.title = next.title
  await Idiomorph.morph(document.body, next.body, {
    morphStyle: 'innerHTML',
    callbacks: {
      // What the editor's tools added stays, and what she opened stays open.
      beforeNodeRemoved: (node) => !isTool(node),
      beforeNodeMorphed: (node, to) => {
        if (node instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = node.open
        return !isTool(node)
      },
    },
  })
})

let typed: unknown
const sendTyped = coalesce(async () => {
  const body = JSON.stringify(typed)
  await fetch('/voorbeeld/typed', { method: 'POST', body })
})

/** Ahead of the store, where the Studio keeps what is typed about once a second. */
addEventListener('message', ({ origin, data }: MessageEvent<unknown>) => {
  if (origin !== studio || typeof data !== 'object' || data === null || !('typed' in data)) return
  typed = data.typed
  sendTyped()
})

const place = new URLSearchParams({ path: location.pathname, since: own?.dataset['version'] ?? '' })
new EventSource(`/voorbeeld/changes?${place.toString()}`).addEventListener('message', showLatest)

enableVisualEditing({
  history: {
    subscribe(navigate: HistoryAdapterNavigate) {
      navigate({ type: 'push', title: document.title, url: location.pathname })
      return () => undefined
    },
    update({ type, url }) {
      if (type === 'pop') history.back()
      else if (url !== location.pathname) location.assign(url)
    },
  },
  // The page is told of every change by its own server; only the button asks for more.
  refresh: async ({ source }) => {
    if (source === 'manual') showLatest()
    return Promise.resolve()
  },
})

function isTool(node: Node): boolean {
  return node instanceof Element && node.matches('sanity-visual-editing, script')
}
