/** What search makes of Dutch words before they reach the index. */
import { expect, it } from 'vitest'
import { partsOf } from '../../../../site/search/compounds.ts'
import { otherForms } from '../../../../site/search/index/forms.ts'
import { dutchLexicon } from '../../../../site/search/index/lexicon.ts'
import { phoneDigits, phoneTerms } from '../../../../site/search/phone.ts'
import { toIndexEntry } from '../../../../site/search/index/record.ts'
import { synonymFinder } from '../../../../site/search/index/synonyms.ts'
import { wordsOf } from '../../../../site/search/words.ts'

const lexicon = await dutchLexicon()

it.each([
  ['winkelleegstand', ['winkel', 'leegstand']],
  ['vastgoedeigenaren', ['vastgoed', 'eigenaren']],
  ['binnenstadsbestuur', ['binnenstad', 'bestuur', 'stad']],
  ['ondernemersvereniging', ['ondernemers', 'vereniging']],
  ['kademuren', ['kade', 'muren']],
  ['straatverlichting', ['straat', 'verlichting']],
])('takes %s apart', (word, parts) => {
  expect(partsOf(word, lexicon.isPart)).toEqual(expect.arrayContaining(parts))
})

it.each(['gemeente', 'bestuur', 'vereniging', 'bedrijven', 'uitstraling', 'samen', 'vlaardingen'])(
  'leaves %s whole',
  (word) => {
    expect(partsOf(word, lexicon.isPart)).toEqual([])
  },
)

it.each([
  ['steden', 'stad'],
  ['musea', 'museum'],
  ['programma', 'programmas'],
  ['ideeen', 'idee'],
  ['onderneemt', 'ondernemen'],
  ['investeren', 'investeert'],
  ['gekozen', 'kiezen'],
])('knows that %s and %s are one word', (word, form) => {
  expect(otherForms(word, lexicon)).toContain(form)
  expect(otherForms(form, lexicon)).toContain(word)
})

it('reads a telephone number in any writing, and no year or house number', () => {
  for (const text of [
    '06 301 898 06',
    '06-30189806',
    '+31 6 30189806',
    '0031630189806',
    '+31 (0)6 301 898 06',
  ])
    expect(phoneDigits(text)).toBe('0630189806')
  expect(phoneDigits('2020')).toBeUndefined()
  expect(phoneDigits('Kade 12')).toBeUndefined()
  expect(phoneTerms('+31630189806')).toEqual(['0630189806', '630189806', '30189806'])
})

it('writes words without accents, capitals and punctuation', () => {
  expect(wordsOf('Véronique’s agenda’s, ik-onderneem!')).toEqual(['veroniques', 'agendas', 'ik', 'onderneem'])
})

it('hides parts, forms and synonyms beside the text, and keeps them out of it', () => {
  const entry = toIndexEntry(
    {
      url: '/projecten/x/',
      title: 'Winkelleegstand',
      summary: 'Vastgoedeigenaren doen mee.',
      text: '',
      filters: { soort: 'Project', partij: ['Vastgoed', 'Vastgoed'] },
    },
    lexicon,
    synonymFinder([
      ['leeg pand', 'leegstand'],
      ['huisbaas', 'vastgoedeigenaar'],
      ['kermis', 'feest'],
    ]),
  )
  expect(entry.content).toBe('Vastgoedeigenaren doen mee.')
  expect(entry.meta.kop.split(' ')).toEqual(
    expect.arrayContaining(['winkelleegstand', 'winkel', 'leegstand']),
  )
  const hidden = entry.meta.verborgen.split(' ')
  expect(hidden).toEqual(expect.arrayContaining(['eigenaren', 'huisbaas', 'leeg', 'pand', 'project']))
  expect(hidden).not.toContain('kermis')
  expect(entry.filters).toEqual({ soort: ['Project'], partij: ['Vastgoed'] })
})
