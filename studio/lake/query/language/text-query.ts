/**
 * `text::query("…")`: words, `prefix*`, "phrases", and `-` before any of them to exclude it. All that is asked for must
 * occur, and nothing that is excluded.
 */
import { patternTerms, tokenize } from '../../store/index/tokens.ts'

interface Sought {
  /** Words that stand side by side in one text. */
  readonly words: readonly string[]
  /** The last word is the beginning of one. */
  readonly isPrefix: boolean
}

export interface TextQuery {
  readonly required: readonly Sought[]
  readonly excluded: readonly Sought[]
  /** A lone `*`: whatever has text. */
  readonly matchesAnything: boolean
}

const PART = /(-?)(?:"([^"]*)"?|([^\s"]+))/g

export function parseTextQuery(text: string): TextQuery {
  const required: Sought[] = []
  const excluded: Sought[] = []
  for (const [, minus, phrase, word = ''] of text.matchAll(PART)) {
    const isPrefix = phrase === undefined && word.endsWith('*')
    const words = phrase === undefined ? patternTerms(word).map(withoutStars) : tokenize(phrase)
    const sought = { words: words.filter((part) => part !== ''), isPrefix }
    if (sought.words.length > 0) (minus === '-' ? excluded : required).push(sought)
  }
  return { required, excluded, matchesAnything: required.length === 0 && /(?:^|\s)\*(?:\s|$)/.test(text) }
}

function withoutStars(term: string): string {
  return term.replaceAll('*', '')
}

/** @param texts the words of each text @returns 0 where the query does not match, else more the oftener its words occur */
export function scoreTextQuery(query: TextQuery, texts: readonly (readonly string[])[]): number {
  if (query.excluded.some((sought) => occurrences(sought, texts) > 0)) return 0
  if (query.required.length === 0) return query.matchesAnything || query.excluded.length > 0 ? 1 : 0
  let score = 0
  for (const sought of query.required) {
    const count = occurrences(sought, texts)
    if (count === 0) return 0
    score += saturate(count)
  }
  return score
}

/** A second occurrence counts less than the first, a hundredth hardly at all (the term frequency of BM25). */
export function saturate(count: number): number {
  return (count * 2.2) / (count + 1.2)
}

function occurrences({ words, isPrefix }: Sought, texts: readonly (readonly string[])[]): number {
  let count = 0
  for (const tokens of texts) {
    for (let start = 0; start + words.length <= tokens.length; start += 1) {
      const isThere = words.every((word, offset) => {
        const token = tokens[start + offset] ?? ''
        return isPrefix && offset === words.length - 1 ? token.startsWith(word) : token === word
      })
      if (isThere) count += 1
    }
  }
  return count
}
