/** What search decides in the browser: what to suggest, what to show of a page, and what to mark in it. */
import { expect, it } from 'vitest'
import { excerptOf } from '../../../../site/search/client/excerpt.ts'
import { readVocabulary } from '../../../../site/search/client/suggest.ts'
import { markerOf, matcherOf } from '../../../../site/search/matching.ts'

const { meant, within, completion } = readVocabulary(
  'leegstand 12\nwinkel 9\nwinkels 8\nvéronique 5\nduijn 4\npromotie 4\nwerkgroep 3\ngevel 2\ninvesteren 2\ncommissie 1',
)

it.each([
  ['leegstnad', 'leegstand'],
  ['promosie', 'promotie'],
  ['kommissie', 'commissie'],
  ['duyn', 'duijn'],
  ['veroniqeu', 'véronique'],
])('takes „%s” for a slip in „%s”', (term, word) => {
  expect(meant(term)).toBe(word)
})

it.each([
  ['promotiewerkgroep', 'promotie werkgroep'],
  ['winkelleegstnad', 'winkel leegstand'],
  ['gevelrenovatie', 'gevel'],
])('finds in „%s” „%s”, which nobody is asked whether they meant it', (term, parts) => {
  expect(within(term)).toBe(parts)
  expect(meant(term)).toBeUndefined()
})

it.each(['xqzwv', 'biz', 'bevel'])('takes „%s”, which is another word, for no slip', (term) => {
  expect(meant(term)).toBeUndefined()
})

it('completes a word that is still being typed with the most frequent one', () => {
  expect(completion('wink')).toBe('winkel')
})

it('knows the forms of a word, and not other words', () => {
  const isHouse = matcherOf('huizen')
  expect(['huis', 'huizen', 'huizenblok'].map(isHouse)).toEqual([true, true, true])
  expect(isHouse('hulp')).toBe(false)
  expect(matcherOf('leegstnad')('leegstand')).toBe(false)
})

it('shows the part of the text that answers, with the words marked, compounds too', () => {
  const before = Array.from({ length: 60 }, (_, index) => `woord${index}`).join(' ')
  const segments = excerptOf(`${before} tegen de winkelleegstand in de straat`, markerOf('leegstand'))
  expect(segments[0]?.text).toBe('…')
  expect(segments.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['winkelleegstand'])
})
