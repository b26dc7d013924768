/** What the first content says of the real city: the facts that are known, and nothing that is not. */
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { seedDocuments } from '@programme/content-schemas/seed'
import { describe, expect, it } from 'vitest'

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

const texts = seedDocuments.flatMap(textsOf)
const all = texts.join('\n')

describe('the first content', () => {
  it.each([
    ['a decision of the municipal executive', /\bbesl(?:uit|oot|oten)\b van|collegebesluit|\bbesloten\b/i],
    ['a legal status of the property association', /oprichting|\bi\.o\./i],
    ['who took the initiative', /initiatief/i],
    ['that all three parties mapped the situation', /drie partijen brachten/i],
    ['a river', /\bMaas\b/],
    ['a year besides the horizon', /\b(?:19|20)(?!20\b)\d\d\b(?!-)/],
    ['how they will decide', /hoe zij samen gaan beslissen|samen beslissen/i],
    [
      'what is agreed or yet to be agreed',
      /nog (?:af te spreken|vast te leggen|uit te werken|op te stellen)/i,
    ],
  ])('does not say %s', (_what, pattern) => {
    expect(texts.filter((text) => pattern.test(text))).toEqual([])
  })

  it.each([
    ['the road not taken', /representativiteit/],
    ['that it is another way of working, which takes nerve', /radicaal andere manier van werken[\s\S]*lef/],
    ['the entrepreneurs beside it', /zet een groep ondernemers Vlaardingen op de kaart/],
    ['that the association is being built up', /vereniging van vastgoedeigenaren is in opbouw/],
    ['who mapped the situation', /gemeente bracht met Ik Onderneem!/],
  ])('does say %s', (_what, pattern) => {
    expect(all).toMatch(pattern)
  })

  it('marks working groups and items of the joint agenda as examples, and dates nothing but the site itself', () => {
    for (const document of seedDocuments) {
      if (document._type === 'workingGroup' || document._type === 'agendaItem')
        expect(document.example, document._id).toBe(true)
      if (document._type === 'result') expect(document.date, document._id).toBeUndefined()
      if (document._type === 'projectPage')
        expect(document.timeline?.filter(({ date }) => date !== undefined) ?? []).toEqual([])
    }
  })

  it('explains each word that not everyone knows where it stands, and in the glossary', () => {
    const settings = seedDocuments.find((document) => document._type === 'siteSettings')
    const terms =
      settings?._type === 'siteSettings' ? settings.glossary?.map(({ term }) => term.toLowerCase()) : []
    expect(terms).toEqual(
      expect.arrayContaining([
        'mandaat',
        'achterban',
        'rendement',
        'blauwdruk',
        'draagvlak',
        'niet-vrijblijvend',
      ]),
    )
  })
})

/** What a resident would have to read twice. */
const WOODEN = [
  'iets dat',
  'in dezelfde ambities werken',
  'Zet in uw telefoon',
  'Hier kunt u nu bij',
  'Hoe hoger het water, hoe verder',
  'Voeren mee uit',
  'Meedoen weegt zwaarder',
  "staat: 'Staat'",
  'work and invest in the same ambitions',
  'has been reached',
]

it('no sentence of the site or of its first content is one of those that were wooden', async () => {
  const found: string[] = []
  for await (const file of glob([
    'site/{pages,components,content,layouts,page-types,search}/**/*.{astro,ts}',
    'content-schemas/{seed,documents}/*.ts',
  ])) {
    const source = readFileSync(file, 'utf8')
    found.push(...WOODEN.filter((words) => source.includes(words)).map((words) => `${file}: ${words}`))
  }
  expect(found).toEqual([])
})
