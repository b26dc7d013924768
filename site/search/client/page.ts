/** The search page: question and filters in the address, answers as they are typed, more on demand. */
import { element } from './dom.ts'
import type { Answer, Filters } from './engine.ts'
import type { FilterCounts } from './pagefind.ts'
import { loadEngine } from './load.ts'
import { BUSY, FAILED, suggestions, rowsOf, summaryOf } from './present.ts'

const STEP = 20
const FIRST = 5
/** Milliseconds of silence before an answer is looked up. */
const DEBOUNCE = 60

export function startPage(form: HTMLFormElement, results: HTMLElement): void {
  const input = form.querySelector('input')
  const selects = [...form.querySelectorAll('select')]
  if (!input) return
  const status = element('p', { role: 'status', class: 'search-status' })
  const list = element('ol', { class: 'search-results', role: 'list' })
  const more = element('button', { type: 'button', class: 'search-more', hidden: '' }, 'Toon meer')
  const ways = element('div')
  results.replaceChildren(status, list, ways, more)
  let latest = 0
  let timer = 0
  let shown = STEP
  let counts: FilterCounts = {}

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
      ways.replaceChildren()
      status.textContent = ''
      more.hidden = true
      return
    }
    if (list.childElementCount === 0) status.textContent = BUSY
    try {
      const engine = await loadEngine()
      // The first few are not kept waiting for all others.
      for (const limit of list.childElementCount === 0 ? [FIRST, shown] : [shown]) {
        const found = await engine.search(question, filters, limit)
        if (mine !== latest) return
        show(found, question, filters)
      }
    } catch {
      if (mine !== latest) return
      list.replaceChildren()
      ways.replaceChildren()
      status.textContent = FAILED
      more.hidden = true
    }
  }

  function show(found: Answer, question: string, filters: Filters): void {
    list.replaceChildren(...rowsOf(found))
    status.replaceChildren(...summaryOf(found, question, filters))
    ways.replaceChildren(...(found.total === 0 ? [suggestions(question, filters)] : []))
    more.hidden = found.total <= found.results.length
    counts = found.counts
    for (const select of selects) label(select, counts[select.name] ?? {})
  }

  /** What is asked in the address is answered before all that filters can be is known. */
  async function begin(): Promise<void> {
    const wanted = new URLSearchParams(location.search)
    for (const select of selects) {
      const value = wanted.get(select.name)
      if (value !== null) select.append(new Option(value, value, true, true))
    }
    await answer()
    try {
      const available = await (await loadEngine()).filters()
      for (const select of selects) {
        const chosenValue = select.value
        const values = Object.keys(available[select.name] ?? {})
        if (select.name === 'jaar') values.reverse()
        const known = new Set([...select.options].map(({ value }) => value))
        select.append(...values.filter((value) => !known.has(value)).map((value) => new Option(value, value)))
        select.value = chosenValue
        label(select, counts[select.name] ?? available[select.name] ?? {})
      }
    } catch {
      status.textContent = FAILED
    }
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
    timer = window.setTimeout(anew, DEBOUNCE)
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
