/** Search over an index of several shards finds, counts and filters as over one that is whole. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../site/search/client/engine.ts'
import { launchBrowser } from '../support/browser.ts'
import { shardsOf } from '../support/search-entry.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

let whole: PublicSite
let sharded: PublicSite
let browser: Browser

beforeAll(async () => {
  whole = await startPublicSite()
  sharded = await startPublicSite(undefined, [], 15)
  await Promise.all([whole.searchable(), sharded.searchable()])
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await whole.stop()
  await sharded.stop()
})

interface SearchModule {
  readonly loadEngine: () => Promise<Engine>
}

interface Answer {
  readonly total: number
  readonly urls: string[]
  readonly kinds: Readonly<Record<string, number>>
  readonly instead: string | null
  readonly whole: number
}

/** The answers of the module that visitors get, with the question as a whole and its pages in no order. */
async function ask(site: PublicSite, questions: readonly [string, Record<string, string>][]) {
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text())
  })
  await page.goto(`${site.origin}/zoeken/`)
  const module = await page.evaluateHandle<SearchModule>("import('/zoeken.js')")
  const answers = await module.evaluate(async ({ loadEngine }, questions) => {
    const engine = await loadEngine()
    const available = await engine.filters()
    const answers: Answer[] = []
    for (const [question, filters] of questions) {
      const { total, results, counts, instead = null, whole } = await engine.search(question, filters, 100)
      const urls = results.map(({ url }) => url).sort()
      answers.push({
        total,
        urls,
        kinds: Object.fromEntries(Object.entries(counts['soort'] ?? {}).filter(([, count]) => count > 0)),
        instead,
        whole,
      })
    }
    return { answers, kinds: Object.keys(available['soort'] ?? {}) }
  }, questions)
  await page.close()
  expect(problems).toEqual([])
  return answers
}

it('gives the same pages and the same counts, for words that few pages have too', async () => {
  expect((await shardsOf(sharded.origin)).length).toBeGreaterThan(2)
  const questions: [string, Record<string, string>][] = [
    ['leegstand', {}],
    ['leegstand', { soort: 'Project' }],
    ['', { soort: 'Project' }],
    ['', { partij: 'Ondernemers', werkgroep: 'Werkgroep Leegstand' }],
    ['toegankelijkheid', {}],
    ['privacy', {}],
    ['+31 (0)6 301 898 06', {}],
    ['leegstnad', {}],
    ['xqzwv', {}],
    ['leegstand privacy', {}],
  ]
  const [one, many] = [await ask(whole, questions), await ask(sharded, questions)]
  expect(many.kinds).toEqual(one.kinds)
  for (const [index, [question, filters]] of questions.entries())
    expect(many.answers[index], `${question} ${JSON.stringify(filters)}`).toEqual(one.answers[index])
})

it('is asked anew where a newer index is there', async () => {
  const page: Page = await browser.newPage()
  await page.clock.install()
  await page.goto(`${sharded.origin}/zoeken/?q=leegstand`)
  await page.locator('.search-results a').first().waitFor()
  const before = await shardsOf(sharded.origin)
  await sharded.client
    .patch('project-aanpak-leegstand')
    .set({ summary: 'Met een waterfietsparade.' })
    .commit({ visibility: 'sync' })
  await expect.poll(() => shardsOf(sharded.origin), { timeout: 60_000, interval: 100 }).not.toEqual(before)
  await page.clock.fastForward(61_000)
  await page.locator('main input[name=q]').fill('waterfietsparade')
  await page.clock.fastForward(1_000)
  await expect
    .poll(() => page.locator('.search-results a').first().getAttribute('href'))
    .toBe('/projecten/aanpak-leegstand/')
  await page.close()
})
