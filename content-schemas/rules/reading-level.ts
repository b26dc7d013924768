/** How hard a Dutch text is to read, by Douma's version of Flesch's formula (W.H. Douma, 1960). */

export interface ReadingLevel {
  /** About 100 for very easy, 0 for very hard. */
  readonly score: number
  readonly wordsPerSentence: number
  readonly longestSentence: string
}

/** Fewer words say nothing about a text. */
const FEWEST_WORDS = 60

const sentences = new Intl.Segmenter('nl', { granularity: 'sentence' })
const words = new Intl.Segmenter('nl', { granularity: 'word' })

/** @param paragraphs headings left out; a paragraph ends a sentence @returns undefined for a text too short to judge */
export function readingLevel(paragraphs: readonly string[]): ReadingLevel | undefined {
  const found = paragraphs
    .flatMap((paragraph) => [...sentences.segment(paragraph)].map(({ segment }) => segment.trim()))
    .map((text) => ({ text, words: wordsIn(text) }))
    .filter((sentence) => sentence.words.length > 0)
  const all = found.flatMap((sentence) => sentence.words)
  if (all.length < FEWEST_WORDS) return undefined
  const syllables = all.reduce((sum, word) => sum + syllablesIn(word), 0)
  const wordsPerSentence = all.length / found.length
  const longest = found.reduce((a, b) => (b.words.length > a.words.length ? b : a))
  return {
    score: 206.84 - 0.93 * wordsPerSentence - 77 * (syllables / all.length),
    wordsPerSentence,
    longestSentence: longest.text,
  }
}

function wordsIn(text: string): string[] {
  return [...words.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []))
}

/** Groups of vowels, which in Dutch are the syllables but for a few loan words; figures count as one. */
export function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replaceAll('ij', 'y').normalize('NFC')
  const groups = plain.match(
    /aai|eeu|ieu|oei|ooi|aa|ae|ai|au|ee|ei|eu|ie|oe|oi|oo|ou|ui|uu|[aeiouyàáâäèéêëìíîïòóôöùúûü]/g,
  )
  return Math.max(1, groups?.length ?? 0)
}
