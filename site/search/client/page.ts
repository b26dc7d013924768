/** The search page: question and filters in the address, answers as they are typed, more on demand. */
import { element } from './dom.ts'
import type { Answer, Filters } from './engine.ts'
import { loadEngine } from './load.ts'
import { FAILED, rowsOf, summaryOf } from './present.ts'

const STEP = 20
/** Milliseconds of silence before an answer is looked up. */
const PAUSE = 60

export function startPage(form: HTMLFormElement, results: HTMLElement): void {
  const input = form.querySelector('input')
  const selects = [...form.querySelectorAll('select')]
  if (!input) return
  const status = element('p', { role: 'status', class: 'search-status' })
  const list = element('ol', { class: 'search-results', role: 'list' })
  const more = element('button', { type: 'button', class: 'search-more', hidden: '' }, 'Toon meer')
  results.replaceChildren(status, list, more)
  let latest = 0
  let timer = 0
  let shown = STEP

  function chosen(): Filters {
    return Object.fromEntries(
      selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
    )
  }

  /** The address says what is asked, so that it can be shared and the back button works. */
  function remember(): void {
    const question = input?.value.trim() ?? ''
    const address = new URLSearchParams({
      ...(question === '' ? {} : { q: question }),
      ...chosen(),
    }).toString()
    history.replaceState(null, '', address === '' ? location.pathname : `?${address}`)
    document.title = document.title.replace(
      /^(?:.* – )?Zoeken/,
      question === '' ? 'Zoeken' : `${question} – Zoeken`,
    )
  }

  async function answer(): Promise<void> {
    const mine = ++latest
    const question = input?.value ?? ''
    const filters = chosen()
    remember()
    if (question.trim() === '' && Object.keys(filters).length === 0) {
      list.replaceChildren()
      status.textContent = ''
      more.hidden = true
      return
    }
    try {
      const found = await (await loadEngine()).search(question, filters, shown)
      if (mine !== latest) return
      show(found, question)
    } catch {
      if (mine !== latest) return
      list.replaceChildren()
      status.textContent = FAILED
      more.hidden = true
    }
  }

  function show(found: Answer, question: string): void {
    list.replaceChildren(...rowsOf(found))
    status.textContent = summaryOf(found, question)
    more.hidden = found.total <= found.results.length
    for (const select of selects) label(select, found.counts[select.name] ?? {})
  }

  async function begin(): Promise<void> {
    const wanted = new URLSearchParams(location.search)
    try {
      const available = await (await loadEngine()).filters()
      for (const select of selects) {
        const values = Object.keys(available[select.name] ?? {})
        if (select.name === 'jaar') values.reverse()
        select.append(...values.map((value) => new Option(value, value)))
        select.value = wanted.get(select.name) ?? ''
      }
    } catch {
      status.textContent = FAILED
      return
    }
    await answer()
  }

  const anew = (): void => {
    shown = STEP
    void answer()
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    anew()
  })
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(anew, PAUSE)
  })
  for (const select of selects) select.addEventListener('change', anew)
  more.addEventListener('click', () => {
    const before = list.childElementCount
    shown += STEP
    void answer().then(() => list.children[before]?.querySelector('a')?.focus())
  })

  const asked = new URLSearchParams(location.search)
  if (input.value === '') input.value = asked.get('q') ?? ''
  // Who has not asked anything yet waits for nothing.
  if (input.value !== '' || selects.some(({ name }) => asked.has(name))) void begin()
  else form.addEventListener('focusin', () => void begin(), { once: true })
}

/** Each value says how many pages there are for it. */
function label(select: HTMLSelectElement, counts: Readonly<Record<string, number>>): void {
  for (const option of select.options) {
    if (option.value !== '') option.textContent = `${option.value} (${counts[option.value] ?? 0})`
  }
}
