/** An answer in words and rows, the same in the header and on the search page. */
import { element, marked } from './dom.ts'
import type { Answer, Filters } from './engine.ts'

export const FAILED = 'Zoeken lukt nu niet. Probeer het straks opnieuw.'
export const BUSY = 'Een ogenblik, we zoeken …'

/** One or two sentences for who sees the list and for who hears it. */
export function summaryOf(answer: Answer, question: string, filters: Filters = {}): (Node | string)[] {
  const { total, whole, instead } = answer
  const asked = question.trim()
  const chosen = Object.values(filters).map((value) => `„${value}”`)
  if (total === 0)
    return [
      asked === '' ? 'Niets gevonden' : `Niets gevonden voor „${asked}”`,
      chosen.length > 0 ? ` bij ${chosen.join(' en ')}.` : '.',
    ]
  const counted = countOf(total, whole)
  if (instead === undefined) return [counted]
  return ['Bedoelde u „', element('a', { href: searchFor(instead, filters) }, instead), `”? ${counted}`]
}

function countOf(total: number, whole: number): string {
  if (whole === total) return `${pages(total)} gevonden.`
  if (whole === 0) return `Geen pagina heeft al deze woorden. ${pages(total)} met een deel ervan.`
  return `${pages(whole)} met al deze woorden. Daarna ${pages(total - whole)} met een deel ervan.`
}

function pages(count: number): string {
  return count === 1 ? '1 pagina' : `${count} pagina’s`
}

/** The address of the search page with this question. */
export function searchFor(question: string, filters: Filters = {}): string {
  return `/zoeken/?${new URLSearchParams({ q: question.trim(), ...filters }).toString()}`
}

export function rowsOf(answer: Answer): HTMLLIElement[] {
  return answer.results.map(({ url, title, kind, excerpt }) =>
    element(
      'li',
      {},
      element('p', { class: 'search-kind' }, kind),
      element('a', { href: url }, ...marked(title)),
      element('p', { class: 'search-excerpt' }, ...marked(excerpt)),
    ),
  )
}

/** Where else to look when nothing is found: without filters, the parts of the site as its menu has them, and a person to call. */
export function suggestions(question: string, filters: Filters): HTMLElement {
  const topics = [...document.querySelectorAll<HTMLAnchorElement>('.menu li a')].map(link)
  const person = document.querySelector('.answer .person') ?? document.querySelector('.hull li')
  const call = person?.querySelector<HTMLAnchorElement>('a[href^="tel:"], a[href^="mailto:"]')
  const name = person?.querySelector('h3')?.textContent ?? person?.firstChild?.textContent ?? ''
  const all = element('a', { href: searchFor(question) }, 'Zoek zonder filter')
  return element(
    'div',
    { class: 'search-ways' },
    ...(question.trim() !== '' && Object.keys(filters).length > 0 ? [element('p', {}, all)] : []),
    element('p', {}, 'Of kijk bij een onderwerp:'),
    element('ul', { role: 'list' }, ...topics.map((topic) => element('li', {}, topic))),
    ...(call ? [element('p', {}, `Of vraag het ${name.trim()}: `, link(call))] : []),
  )
}

function link({ href, textContent }: HTMLAnchorElement): HTMLAnchorElement {
  return element('a', { href }, textContent.trim())
}
