/** Documents in another language: what the layout says of them, `lang` on each part, and the way from one language to the other. */
import { seedDocuments } from '@programme/content-schemas/seed'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ref, refs, rich, slug } from '../../content-schemas/seed/write.ts'
import { textsIn } from '../../site/components/interface-texts.ts'
import { launchBrowser } from '../support/browser.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

const PROJECT = 'project-centrumorganisatie'
const translated = [
  {
    _id: 'project-in-english',
    _type: 'projectPage',
    title: 'One organisation for the centre',
    slug: slug('one-organisation'),
    language: 'en',
    translationOf: ref(PROJECT),
    summary: 'Three parties build one organisation.',
    aanleiding: rich('There are three parties.'),
    aanpak: rich('They meet.'),
    resultaat: rich('They agree.'),
    phase: 'voorbereiden',
    period: { start: '2026-01-01', end: '2026-12-31' },
    timeline: [{ _key: 'a', title: 'First meeting', date: '2026-03-01', done: true }],
    parties: refs('party-gemeente', 'party-vastgoed'),
    workingGroups: refs('werkgroep-leegstand'),
    downloads: refs('download-programma'),
    contacts: refs('contact-projectcoordinator'),
  },
  {
    _id: 'news-in-english',
    _type: 'newsArticle',
    title: 'The site is online',
    slug: slug('site-online'),
    language: 'en',
    translationOf: ref('nieuws-site'),
    date: '2026-11-24',
    topic: 'Site',
    summary: 'There is a site.',
    body: rich('There is a site now.'),
    projects: refs(PROJECT, 'project-in-english'),
  },
]

let site: PublicSite
let browser: Browser
let page: Page

beforeAll(async () => {
  site = await startPublicSite([...seedDocuments, ...translated])
  browser = await launchBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

/** What is said on a page outside header and footer, by the language that it is said to be in. */
async function said(path: string): Promise<{ language: string; words: string }[]> {
  await page.goto(site.origin + path)
  return page.evaluate(() => {
    const found: { language: string; words: string }[] = []
    const languageOf = (element: Element): string => element.closest('[lang]')?.getAttribute('lang') ?? 'none'
    for (const part of document.querySelectorAll('.skip, main *, .answer *')) {
      const label = part.getAttribute('aria-label')
      const texts = [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      for (const words of [label, ...texts.map(({ textContent }) => textContent)]) {
        const trimmed = (words ?? '').trim()
        if (trimmed !== '') found.push({ language: languageOf(part), words: trimmed })
      }
    }
    return found
  })
}

const english = new Set(Object.values(textsIn('en')).filter((text) => typeof text === 'string'))
const dutch = Object.values(textsIn('nl')).filter((text) => typeof text === 'string' && !english.has(text))

describe('a document in English', () => {
  it.each(['/projecten/one-organisation/', '/nieuws/site-online/', '/en/'])(
    '%s says nothing in Dutch that is not said to be Dutch',
    async (path) => {
      const parts = await said(path)
      const inEnglish = parts.filter(({ language }) => language === 'en').map(({ words }) => words)
      expect(inEnglish.filter((words) => dutch.includes(words))).toEqual([])
      expect(inEnglish).toEqual(
        expect.arrayContaining(['Skip to content', 'Last changed on', 'Save as contact']),
      )
      expect(await page.getAttribute('html', 'lang')).toBe('en')
      expect(await page.getAttribute('meta[property="og:locale"]', 'content')).toBe('en_GB')
      expect(await page.getAttribute('header', 'lang')).toBe('nl')
      expect(await page.getAttribute('footer', 'lang')).toBe('nl')
    },
  )

  it('has the headings, the phase and the days of a project in English, and what others wrote in Dutch', async () => {
    const parts = await said('/projecten/one-organisation/')
    const of = (language: string) =>
      parts.filter((part) => part.language === language).map(({ words }) => words)
    const own = ['Why', 'How', 'Result', 'Prepare', 'Timeline', 'Done', '1 March 2026', '31 December 2026']
    expect(of('en')).toEqual(
      expect.arrayContaining([...own, 'Working groups', 'Questions about this project?']),
    )
    expect(of('nl')).toEqual(
      expect.arrayContaining([
        'Werkgroep Leegstand',
        expect.stringMatching(/^Het programma op één A4/),
        expect.stringMatching(/Ik Onderneem/),
      ]),
    )
  })

  it('is marked as English among what is Dutch', async () => {
    await page.goto(`${site.origin}/projecten/`)
    const row = page.locator('main [lang=en]')
    expect(await row.locator('a').getAttribute('href')).toBe('/projecten/one-organisation/')
  })
})

describe('one document in two languages', () => {
  it.each([
    ['/projecten/centrumorganisatie/', '/projecten/one-organisation/'],
    ['/nieuws/site-staat-online/', '/nieuws/site-online/'],
  ])('%s and %s name each other, for search engines and for people', async (original, translation) => {
    for (const [path, other] of [
      [original, translation],
      [translation, original],
    ] as const) {
      await page.goto(site.origin + path)
      const alternates = await page
        .locator('link[rel=alternate][hreflang]')
        .evaluateAll((links) =>
          links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]),
        )
      expect(alternates).toEqual([
        ['nl', site.origin + original],
        ['en', site.origin + translation],
        ['x-default', site.origin + original],
      ])
      await page.locator('main a[hreflang]').click()
      expect(new URL(page.url()).pathname).toBe(other)
    }
  })

  it('a page in one language only names no other', async () => {
    await page.goto(`${site.origin}/over/`)
    expect(await page.locator('link[hreflang], main a[hreflang]').count()).toBe(0)
  })
})
