/** Instant answers below a search field, such as the one in the header; Enter leads to the page with all of them. */
import { element } from './dom.ts'
import { loadEngine } from './load.ts'
import { BUSY, FAILED, suggestions, rowsOf, searchFor, summaryOf } from './present.ts'

const SHOWN = 5
/** Milliseconds of silence before an answer is looked up. */
const DEBOUNCE = 60

export function startField(form: HTMLFormElement): void {
  const input = form.querySelector('input')
  if (!input) return
  const status = element('p', { role: 'status', class: 'search-status' })
  const list = element('ol', { class: 'search-results', role: 'list' })
  const all = element('a', { class: 'search-all', href: '/zoeken/' })
  const ways = element('div')
  const panel = element('div', { class: 'search-panel', hidden: '' }, status, list, ways, all)
  form.append(panel)
  let latest = 0
  let timer = 0

  async function answer(): Promise<void> {
    const mine = ++latest
    const question = input?.value ?? ''
    if (question.trim() === '') {
      panel.hidden = true
      status.textContent = ''
      return
    }
    if (list.childElementCount === 0) {
      status.textContent = BUSY
      panel.hidden = false
    }
    try {
      const found = await (await loadEngine()).search(question, {}, SHOWN)
      if (mine !== latest) return
      list.replaceChildren(...rowsOf(found))
      status.replaceChildren(...summaryOf(found, question))
      ways.replaceChildren(...(found.total === 0 ? [suggestions(question, {})] : []))
      all.textContent = found.total > SHOWN ? `Alle ${found.total} resultaten` : 'Zoek verder met filters'
      all.href = searchFor(question)
    } catch {
      if (mine !== latest) return
      list.replaceChildren()
      ways.replaceChildren()
      status.textContent = FAILED
    }
    panel.hidden = false
  }

  const links = (): HTMLAnchorElement[] => [...panel.querySelectorAll('a')]
  function move(step: 1 | -1): void {
    const stops = [input, ...links()]
    const at = stops.findIndex((stop) => stop === document.activeElement)
    stops[at + step]?.focus()
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void answer(), DEBOUNCE)
  })
  input.addEventListener('focus', () => {
    if (list.childElementCount > 0) panel.hidden = false
  })
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden) {
      panel.hidden = true
      input.focus()
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !panel.hidden) {
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else return
    event.preventDefault()
  })
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) panel.hidden = true
  })
  // What was typed while this was loading.
  void answer()
}
