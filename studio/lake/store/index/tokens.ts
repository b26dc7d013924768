/**
 * How text becomes words for `match`, `text::query` and the full-text index, and how a word is compared: without case and
 * without accents. All three use these same functions, so that the index can never disagree with the language.
 */

const WORD = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g
const WORD_OR_WILDCARD = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g
/** Dots beside a word belong to it in no way: `A.B.C.` is the word `ABC`. */
const DOTS_AT_A_WORD = /\b\.+|\.+\b/g
const ACCENTS = /[\u0300-\u036f]/g
const PLAIN = /^[a-z0-9]*$/
const LONGEST_TERM = 1_024

export function tokenize(text: string): string[] {
  return (text.replace(DOTS_AT_A_WORD, '').match(WORD) ?? []).map(fold)
}

/** The terms of a `match` pattern; `*` in one stands for any characters. */
export function patternTerms(text: string): string[] {
  return (text.replace(DOTS_AT_A_WORD, '').match(WORD_OR_WILDCARD) ?? []).map((term) =>
    fold(term.slice(0, LONGEST_TERM)),
  )
}

/** Without case and accents. */
function fold(word: string): string {
  if (PLAIN.test(word)) return word
  return word.normalize('NFD').replace(ACCENTS, '').toLowerCase()
}

/** Takes time in proportion to both lengths, however many wildcards there are. */
export function matchesTerm(token: string, term: string): boolean {
  const parts = term.split('*')
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return token === term
  if (!token.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = token.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return token.length - last.length >= at && token.endsWith(last)
}
