/** The words of the site with how often each occurs, for „Bedoelde u …?”; loaded by visitors only where nothing is found. */
import { partsOf } from '../compounds.ts'
import { fold } from '../words.ts'
import type { Lexicon } from './lexicon.ts'
import type { SearchRecord } from './record.ts'

const MAX_WORDS = 20_000
const TITLE_COUNTS = 3

/** One word a line with its count, the most frequent first; as written, in small letters. */
export function vocabularyOf(
  records: readonly SearchRecord[],
  lexicon: Lexicon,
  synonyms: readonly (readonly string[])[] = [],
): string {
  const counts = new Map<string, number>()
  const add = (word: string, count: number): void => void counts.set(word, (counts.get(word) ?? 0) + count)
  for (const { title, summary, text } of records) {
    for (const word of wordsAsWritten(title)) add(word, TITLE_COUNTS)
    for (const word of wordsAsWritten(`${summary} ${text}`)) add(word, 1)
  }
  // What editors say means the same is known too, or a slip in it would become another word.
  for (const word of synonyms.flat().flatMap(wordsAsWritten)) add(word, 1)
  const known = new Set([...counts.keys()].map(fold))
  for (const word of known)
    for (const part of partsOf(word, lexicon.isPart)) if (!known.has(part)) add(part, 1)
  return [...counts]
    .filter(([word]) => word.length > 2 && !/^\d+$/.test(word))
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MAX_WORDS)
    .map(([word, count]) => `${word} ${count}`)
    .join('\n')
}

function wordsAsWritten(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .replace(/['’]/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
