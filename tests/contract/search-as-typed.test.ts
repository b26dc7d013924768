/** What visitors of the site of Vlaardingen type, and what search makes of it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDocuments } from '@programme/content-schemas/seed'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../site/search/client/engine.ts'
import { rich } from '../../content-schemas/seed/write.ts'
import { typedQuestions } from '../search/as-typed.ts'
import { searchInNode } from '../support/search-in-node.ts'

const extra = {
  _id: 'bericht-met-getallen',
  _type: 'newsArticle',
  title: 'Een bericht met getallen',
  slug: { _type: 'slug', current: 'getallen' },
  date: '2026-11-24',
  topic: 'Voorbeeld',
  summary: 'Het loket in 9999 ZZ betaalt 1.250,50 euro.',
  body: rich('Een voorbeeld.'),
}
const foreigner = {
  _id: 'verzonnen-contact-9',
  _type: 'contact',
  name: 'Ada Elders',
  slug: { _type: 'slug', current: 'ada-elders' },
  role: 'Adviseur',
  organisation: 'Voorbeeld GmbH',
  mobile: '+4930123456',
  consent: { given: true, covers: ['mobile'] },
}

let directory: string
let engine: Engine

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'search-as-typed-'))
  engine = await searchInNode([...seedDocuments, extra, foreigner], directory)
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const find = async (question: string) => {
  const answer = await engine.search(question, {}, 3)
  return { ...answer, urls: answer.results.map(({ url }) => url) }
}

it.each(['first', 'second'] as const)(
  'of the %s set of questions, 95% or more have their answer among the first three',
  async (set) => {
    const missed: string[] = []
    for (const { question, pages } of typedQuestions[set]) {
      const { urls } = await find(question)
      const answered = urls.some((url) => pages.includes(url) || pages.includes(url.replace(/[^/]+$/, '')))
      if (!answered) missed.push(`${question}: ${urls.join(' ')}`)
    }
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(typedQuestions[set].length * 0.05)
  },
)

describe('numbers are found however they are typed', () => {
  it.each(['9999 ZZ', '9999ZZ', '9999 zz', '1250,50', '1.250,50', '1250.50', '€ 1250,50'])(
    '%s',
    async (question) => {
      expect((await find(question)).urls[0]).toBe('/nieuws/getallen/')
    },
  )

  it.each(['+49 30 123456', '0049 30 123456', '030 123456', '\u202a+49 30 123456\u202c'])(
    '%s, a foreign one',
    async (question) => {
      expect((await find(question)).urls[0]).toBe('/contact/ada-elders/')
    },
  )
})

describe('a name, or what editors say means the same, comes first', () => {
  it.each([
    ['Doe mee', '/doe-mee/'],
    ['meedoen', '/doe-mee/'],
    ['Contact', '/contact/'],
    ['aanpak leegstand', '/projecten/aanpak-leegstand/'],
    ['Gemeente', '/partijen/gemeente/'],
    ['slechtziend', '/toegankelijkheid/'],
  ])('%s', async (question, page) => {
    expect((await find(question)).urls[0]).toBe(page)
  })
})

describe('„Bedoelde u”', () => {
  it.each([
    ['leegstnad', 'leegstand'],
    ['Wat is een coalitei?', 'Wat is een coalitie?'],
    ['promosie', 'promotie'],
  ])('puts %s right as %s, with the rest of the question as it was typed', async (question, instead) => {
    expect(await find(question)).toMatchObject({ instead })
  })

  it.each(['vastgoed vereniging', 'winkeliersvereniging', 'binnenstadsvergadering', 'biz', 'heel', 'leegst'])(
    'is not asked of who typed %s',
    async (question) => {
      expect(await find(question)).not.toHaveProperty('instead')
    },
  )

  it('says how many pages have all words: none, where a word was left out', async () => {
    expect(await find('leegstand xqzwv')).toMatchObject({ whole: 0 })
    const { whole, total } = await find('leegstand')
    expect(whole).toBe(total)
    expect(await find('xqzwv')).toMatchObject({ total: 0, whole: 0 })
  })
})
