/** An answer in words and rows, the same in the header and on the search page. */
import { element, marked } from './dom.ts'
import type { Answer } from './engine.ts'

export const FAILED = 'Zoeken lukt nu niet. Probeer het straks opnieuw.'

/** One sentence for who sees the list and for who hears it. */
export function summaryOf(answer: Answer, question: string): string {
  const { total, instead, partly } = answer
  const asked = question.trim()
  if (total === 0) return asked === '' ? 'Niets gevonden.' : `Niets gevonden voor „${asked}”.`
  const count = total === 1 ? '1 pagina' : `${total} pagina’s`
  if (instead !== undefined)
    return `Niets gevonden voor „${asked}”. Bedoelde u „${instead}”? ${count} gevonden.`
  if (partly === true) return `Geen pagina heeft al deze woorden. ${count} met een deel ervan.`
  return `${count} gevonden.`
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
