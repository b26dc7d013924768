/** The search page in the browser: Pagefind's answers in our own list, with the question in the address. */

interface PagefindResult {
  data(): Promise<{
    url: string
    excerpt: string
    meta: { title?: string }
    filters: Record<string, string[]>
  }>
}
interface Pagefind {
  init(): Promise<void>
  filters(): Promise<Record<string, Record<string, number>>>
  debouncedSearch(
    term: string | null,
    options: { filters: Record<string, string> },
  ): Promise<{ results: PagefindResult[] } | null>
}

const MOST_SHOWN = 20

export function startSearch(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('[data-search]')
  const input = form?.querySelector<HTMLInputElement>('input')
  const filters = page.querySelector<HTMLElement>('[data-search-filters]')
  const count = page.querySelector<HTMLElement>('[data-search-count]')
  const list = page.querySelector<HTMLElement>('[data-search-results]')
  if (!form || !input || !filters || !count || !list) return
  const selects = [...filters.querySelectorAll('select')]
  const wanted = new URLSearchParams(location.search)
  input.value = wanted.get('q') ?? ''
  const ready = load(selects, wanted).then((pagefind) => {
    filters.hidden = false
    return pagefind
  })

  async function search(): Promise<void> {
    if (!input || !count || !list) return
    const term = input.value.trim()
    const chosen = Object.fromEntries(
      selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
    )
    const address = new URLSearchParams({ ...(term === '' ? {} : { q: term }), ...chosen }).toString()
    history.replaceState(null, '', address === '' ? location.pathname : `?${address}`)
    if (term === '' && Object.keys(chosen).length === 0) {
      list.hidden = true
      count.textContent = ''
      return
    }
    try {
      const pagefind = await ready
      const found = await pagefind.debouncedSearch(term === '' ? null : term, { filters: chosen })
      if (!found) return
      const shown = await Promise.all(found.results.slice(0, MOST_SHOWN).map((result) => result.data()))
      count.textContent =
        found.results.length === 0
          ? `Niets gevonden voor „${term}”. Probeer een ander woord.`
          : `${found.results.length} gevonden`
      list.replaceChildren(...shown.map(toItem))
      list.hidden = shown.length === 0
    } catch {
      count.textContent = 'Zoeken lukt nu niet. Probeer het straks opnieuw.'
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void search()
  })
  input.addEventListener('input', () => void search())
  for (const select of selects) select.addEventListener('change', () => void search())
  void search()
}

async function load(selects: readonly HTMLSelectElement[], wanted: URLSearchParams): Promise<Pagefind> {
  const address = '/pagefind/pagefind.js'
  const module: unknown = await import(/* @vite-ignore */ address)
  if (!isPagefind(module)) throw new TypeError('Pagefind did not load.')
  const pagefind = module
  await pagefind.init()
  const available = await pagefind.filters()
  for (const select of selects) {
    for (const value of Object.keys(available[select.name] ?? {})) select.append(new Option(value, value))
    select.value = wanted.get(select.name) ?? ''
  }
  return pagefind
}

function toItem(result: Awaited<ReturnType<PagefindResult['data']>>): HTMLElement {
  const item = document.createElement('li')
  const kind = document.createElement('p')
  kind.className = 'note'
  kind.textContent = result.filters['soort']?.join(', ') ?? ''
  const body = document.createElement('div')
  const link = document.createElement('a')
  link.href = result.url
  link.textContent = result.meta.title ?? result.url
  const excerpt = document.createElement('p')
  // Pagefind escapes the text of the page and adds only <mark>.
  excerpt.innerHTML = result.excerpt
  body.append(link, excerpt)
  item.append(kind, body)
  return item
}

function isPagefind(module: unknown): module is Pagefind {
  return typeof module === 'object' && module !== null && 'debouncedSearch' in module
}
