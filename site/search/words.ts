/** Words as search compares them: small letters, no accents, no punctuation. */
import { joinInitials } from './codes.ts'

/** `Véronique` is `veronique`, `programma’s` is `programmas`, as Pagefind writes them too. */
export function fold(text: string): string {
  // Most words are so already, and some hundred thousand are asked for.
  if (/^[a-z0-9]*$/.test(text)) return text
  return text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
}

/** The words of a text, folded, in their order; words with a dash come apart. */
export function wordsOf(text: string): string[] {
  return joinInitials(fold(text)).match(/[\p{L}\p{N}]+/gu) ?? []
}
