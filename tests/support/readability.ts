/**
 * How easily a Dutch text reads: Flesch's reading ease with the weights that W. H. Douma found for Dutch (De leesbaarheid
 * van landbouwbladen, Wageningen 1960). 100 is very easy, from 60 upwards is plain, below 45 is hard.
 */

export interface Readability {
  readonly ease: number
  readonly words: number
  readonly wordsPerSentence: number
  readonly syllablesPerWord: number
}

/** @param sentences one each, whatever stood between them */
export function readability(sentences: readonly string[]): Readability {
  const words = sentences.flatMap(wordsOf)
  const wordsPerSentence = words.length / sentences.length
  const syllablesPerWord = words.map(syllables).reduce((sum, one) => sum + one, 0) / words.length
  const ease = 206.84 - 0.93 * wordsPerSentence - 77 * syllablesPerWord
  return { ease, words: words.length, wordsPerSentence, syllablesPerWord }
}

/** Of running text; a dot in a number or an address ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?:])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}{2}/u.test(sentence))
}

export function wordsOf(sentence: string): string[] {
  return sentence.match(/\p{L}[\p{L}’'-]*/gu) ?? []
}

/** Vowels that are one sound, the longest first; a trema begins a syllable of its own. */
const SOUNDS = /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyäëïöüáéíóúàèêî]/g

function syllables(word: string): number {
  return Math.max(1, word.toLowerCase().match(SOUNDS)?.length ?? 0)
}
