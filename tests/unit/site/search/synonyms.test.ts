/** The synonyms of a page are the same ones, however they are looked for. */
import { seedDocuments } from '@programme/content-schemas/seed'
import { expect, it } from 'vitest'
import { createGraph } from '../../../../site/content/graph.ts'
import { matcherOf } from '../../../../site/search/matching.ts'
import { searchRecords } from '../../../../site/search/index/records.ts'
import { synonymFinder } from '../../../../site/search/index/synonyms.ts'
import { wordsOf } from '../../../../site/search/words.ts'
import { documents } from '../../../search/voorbeeldstad.ts'

/** Every word of the page with every word of every group, as it is defined. */
function plainly(words: readonly string[], groups: readonly (readonly string[])[]): string[] {
  return groups.flatMap((group) => {
    const phrases = group.map(wordsOf).filter((phrase) => phrase.length > 0)
    const stands = (phrase: readonly string[]): boolean =>
      words.some((_, at) => phrase.every((term, index) => matcherOf(term)(words[at + index] ?? '')))
    return phrases.some(stands) ? phrases.map((phrase) => phrase.join(' ')) : []
  })
}

it.each([
  ['the seed', seedDocuments],
  ['Voorbeeldstad', documents],
])('finds for every page of %s what a plain comparison of all words finds', (_, content) => {
  const { graph } = createGraph(content, { now: new Date('2026-11-24'), lastGood: [] })
  const reader = graph.reader()
  const groups = [
    ...(reader.settings().synonyms ?? []).map(({ words }) => words),
    ['winkels openen', 'leegstand tegengaan'],
    ['', 'de stad'],
  ]
  const find = synonymFinder(groups)
  const pages = searchRecords(reader, () => undefined).map(({ title, summary, text }) =>
    wordsOf(`${title} ${summary} ${text}`),
  )
  expect(pages.map(find)).toEqual(pages.map((words) => plainly(words, groups)))
  expect(pages.some((words) => find(words).length > 0)).toBe(true)
})
