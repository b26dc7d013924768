/** In the preview: a click on a text opens its field, and the page follows what is typed without losing its place. */
import { enableVisualEditing, type HistoryAdapterNavigate } from '@sanity/visual-editing'

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
  refresh: () => showLatest(),
})
new EventSource('/voorbeeld/changes').addEventListener('message', () => void showLatest())

let latest = 0

/** Puts the newly rendered page in the place of this one; what the editor's tools added stays. */
async function showLatest(): Promise<void> {
  latest += 1
  const mine = latest
  const response = await fetch(location.href)
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  if (mine !== latest) return
  document.title = next.title
  const own = [...document.body.children].filter(
    (element) => !element.matches('sanity-visual-editing, script'),
  )
  const fresh = [...next.body.children].filter((element) => !element.matches('script'))
  for (const [index, element] of fresh.entries()) {
    const old = own[index]
    if (!old) document.body.append(element)
    else if (old.outerHTML !== element.outerHTML) old.replaceWith(element)
  }
  for (const left of own.slice(fresh.length)) left.remove()
}
