/** Which words of a page answer a question, as far as a browser can tell without the stemmer. */
import { fold, wordsOf } from './words.ts'

const ENDINGS = /(?:heden|tjes|tje|jes|je|den|ten|en|de|te|s|e|t|d|n)$/
const LONG = 4

/** The word without its ending, single letters for double ones, f for v and s for z: huizen and huis are one. */
function skeleton(word: string): string {
  return word
    .replace(/(.)\1+/g, '$1')
    .replaceAll('v', 'f')
    .replaceAll('z', 's')
}

function stems(term: string): string[] {
  const short = term.replace(ENDINGS, '')
  const usable = short.length >= 3 ? [term, short] : [term]
  const bare = usable.flatMap((stem) =>
    stem.startsWith('ge') && stem.length > 5 ? [stem, stem.slice(2)] : [stem],
  )
  return bare
}

/** @param term folded @returns whether a folded word is the term, one of its forms, or begins with it */
export function matcherOf(term: string): (word: string) => boolean {
  // Of a short word, such as vve, too little would be left.
  const wanted = stems(term).map((stem) => ({ stem, bare: skeleton(stem) }))
  return (word) => {
    const given = skeleton(word)
    return wanted.some(({ stem, bare }) => (bare.length > 2 ? given.startsWith(bare) : word.startsWith(stem)))
  }
}

/** As {@link matcherOf}, and true for a compound that holds the term: for marking words, which may be generous. */
export function markerOf(query: string): (word: string) => boolean {
  const terms = wordsOf(query)
  const matchers = terms.map(matcherOf)
  const inside = terms.filter(({ length }) => length >= LONG).map(skeleton)
  return (written) => {
    const word = fold(written)
    return matchers.some((matches) => matches(word)) || inside.some((term) => skeleton(word).includes(term))
  }
}
