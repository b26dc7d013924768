/** Finds the words that editors say mean the same as words of a page. */
import { matcherOf } from '../matching.ts'
import { wordsOf } from '../words.ts'

/** @returns the words and phrases of every group of which the page has one; a phrase must stand as a whole */
export type FindSynonyms = (words: readonly string[]) => string[]

/**
 * The words of a site come back on every page, so each is compared with the groups once.
 * @param groups words or phrases that mean the same, as editors wrote them
 */
export function synonymFinder(groups: readonly (readonly string[])[]): FindSynonyms {
  const written = groups.map((group) => group.map(wordsOf).filter((phrase) => phrase.length > 0))
  const phrases = written.flatMap((group, index) =>
    group.map((phrase) => ({ group: index, matchers: phrase.map(matcherOf) })),
  )
  const begunBy = new Map<string, typeof phrases>()

  function phrasesBegunBy(word: string): typeof phrases {
    let begun = begunBy.get(word)
    if (!begun) begunBy.set(word, (begun = phrases.filter(({ matchers }) => matchers[0]?.(word))))
    return begun
  }

  return (words) => {
    const found = new Set<number>()
    for (const [at, word] of words.entries())
      for (const { group, matchers } of phrasesBegunBy(word))
        if (!found.has(group) && matchers.every((matches, index) => matches(words[at + index] ?? '')))
          found.add(group)
    return written.flatMap((group, index) =>
      found.has(index) ? group.map((phrase) => phrase.join(' ')) : [],
    )
  }
}
