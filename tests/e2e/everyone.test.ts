/** The public site for everyone: WCAG 2.2 AA, keyboard, zoom, dark, forced colours, less motion, paper; its links, its markup, its language. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { crawl, type Crawled } from '../support/crawl.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { readability, sentencesOf, wordsOf } from '../support/readability.ts'
import { validateHtml } from '../support/validate-html.ts'
import { moving, unseen } from '../support/visitor-preferences.ts'
import { pageTypes, voorbeeldDocuments } from '../support/voorbeeldstad-site.ts'

let site: PublicSite
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  site = await startPublicSite(voorbeeldDocuments)
  await site.searchable()
  browser = await launchBrowser()
  context = await browser.newContext()
  page = await context.newPage()
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

async function open(path: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(site.origin + path, { waitUntil: 'load' })
}

/** What axe finds with all its rules, or with some. */
async function violations(rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } })
  // No page has frames, for which axe would else open a window of its own each time.
  axe.setLegacyMode()
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

/** Of the window: a small telephone, 1280 px at 200% zoom, 1280 px, and a large screen. */
const WIDTHS = [320, 640, 1280, 1920]
/** Rules whose outcome depends on the colour scheme, and those that depend on the width. */
const COLOURS = ['color-contrast', 'link-in-text-block']
const ROOM = ['target-size', 'scrollable-region-focusable']
const ANSWERS = '/zoeken/?q=leegstand'

describe('every type of page', () => {
  it.each([...pageTypes, ANSWERS])(
    '%s has no violation in light and dark, fits in any width, keeps still and shows its lines to who asks, and has one main heading and its language',
    async (path) => {
      await open(path, 320)
      if (path === ANSWERS) await page.locator('.search-results a').first().waitFor()
      const found = await violations()
      const wide: string[] = []
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) wide.push(`${width}: ${over} px too wide`)
        if (width === 640) found.push(...(await violations([...COLOURS, ...ROOM])))
      }
      await page.emulateMedia({ colorScheme: 'dark' })
      for (const width of [320, 640]) {
        await page.setViewportSize({ width, height: 900 })
        found.push(...(await violations(COLOURS)))
      }
      await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' })
      const motion = await page.evaluate(moving)
      await page.emulateMedia({ reducedMotion: null, forcedColors: 'active' })
      const hidden = await page.evaluate(unseen)
      await page.emulateMedia({ forcedColors: null })
      expect({ found, wide, motion, hidden }).toEqual({ found: [], wide: [], motion: [], hidden: [] })

      const facts = await page.evaluate(() => ({
        headings: document.querySelectorAll('h1').length,
        language: document.documentElement.lang,
        plain: [...document.querySelectorAll('p > a, .text li > a')]
          .filter((link) => !link.matches('.action, .number'))
          .filter((link) => getComputedStyle(link).textDecorationLine !== 'underline')
          .map((link) => link.outerHTML),
      }))
      expect(facts).toEqual({ headings: 1, language: path === '/en/' ? 'en' : 'nl', plain: [] })
    },
  )
})

describe('with the keyboard', () => {
  it('everything can be reached, in the order of the page, and it shows where you are', async () => {
    await open('/projecten/centrumorganisatie/', 1280)
    const targets = await page.locator('a:visible, button:visible, input:visible, select:visible').count()
    const seen: { text: string; outline: string; inView: boolean }[] = []
    for (let stop = 0; stop < targets + 5; stop += 1) {
      await page.keyboard.press('Tab')
      const where = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return undefined
        const { outlineStyle, outlineWidth } = getComputedStyle(element)
        const { top, bottom, left, right } = element.getBoundingClientRect()
        return {
          text: element.textContent.trim(),
          outline: `${outlineStyle} ${outlineWidth}`,
          inView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
        }
      })
      if (!where) break
      seen.push(where)
    }
    expect(seen[0]?.text).toBe('Naar de inhoud')
    expect(seen.length).toBeGreaterThanOrEqual(targets)
    expect(seen.filter(({ outline }) => outline !== 'solid 3px')).toEqual([])
    expect(seen.filter(({ inView }) => !inView)).toEqual([])
  })

  it('the first stop skips to the content', async () => {
    await open('/', 1280)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const inside = await page.evaluate(() => document.activeElement?.closest('main') !== null)
    expect(inside).toBe(true)
  })

  it('the menu of a telephone opens, leads through its links, and closes with Escape', async () => {
    await open('/over/', 360)
    const menu = page.locator('#menu')
    const button = page.getByRole('button', { name: 'Menu' })
    expect(await menu.isVisible()).toBe(false)
    await button.focus()
    await page.keyboard.press('Enter')
    expect(await menu.isVisible()).toBe(true)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Projecten')
    await page.keyboard.press('Escape')
    expect(await menu.isVisible()).toBe(false)
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  })
})

describe('on paper', () => {
  const projects = voorbeeldDocuments.flatMap((each) =>
    each._type === 'projectPage' ? [`/projecten/${each.slug.current}/`] : [],
  )
  it.each(projects)('%s is a handout of at most two pages, with a code for the telephone', async (path) => {
    await open(path, 1280)
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2)
    await page.emulateMedia({ media: 'print' })
    const shown = await page.evaluate(() =>
      ['h1', '.lead', '.chapter', '.person', '.qr', '.address', 'nav', '.action', '.hull'].filter(
        (part) => document.querySelector(part)?.checkVisibility() === true,
      ),
    )
    expect(await page.locator('.address').textContent()).toBe(site.origin + path)
    await page.emulateMedia({ media: null })
    expect(shown).toEqual(['h1', '.lead', '.chapter', '.person', '.qr', '.address'])
  })
})

describe('the font of headlines', () => {
  const MOST = 25 * 1024
  async function fontsOf(path: string): Promise<Buffer[]> {
    const fonts: Promise<Buffer>[] = []
    const own = await context.newPage()
    own.on('response', (response) => {
      if (response.request().resourceType() === 'font') fonts.push(response.body())
    })
    await own.goto(site.origin + path, { waitUntil: 'networkidle' })
    await own.close()
    return Promise.all(fonts)
  }

  it('is one file of at most 25 KB, and a second for a name with letters that Dutch does not have', async () => {
    expect(await fontsOf('/werkgroepen/marktplein/')).toHaveLength(1)
    await site.client.patch('voorbeeld-werkgroep').set({ name: 'Werkgroep Ayşe Ćosić' }).commit()
    const html = () => fetch(`${site.origin}/werkgroepen/marktplein/`).then((answer) => answer.text())
    await expect.poll(html).toContain('Ayşe Ćosić')
    const fonts = await fontsOf('/werkgroepen/marktplein/')
    expect(fonts).toHaveLength(2)
    expect(fonts.filter(({ byteLength }) => byteLength > MOST)).toEqual([])
    expect(await fontsOf('/nieuws/')).toHaveLength(1)
  })
})

/** Words of offices, which language level B1 does without. */
const OFFICIAL =
  /\b(?:teneinde|middels|inzake|betreffende|derhalve|conform|alsmede|dienen te|dient te|reeds|tevens|indien|gedurende|ten aanzien van|met betrekking tot|in het kader van|participer|realiser|implementer|facilit|optimalis|stakeholder)/i

describe('every page, as HTML,', () => {
  let pages: Crawled
  beforeAll(async () => {
    pages = await crawl(site.origin)
  })

  it('leads nowhere that is not there, neither by an address nor by an anchor', () => {
    expect(pages.broken).toEqual([])
    expect(pages.visited).toBeGreaterThan(60)
  })

  it('is valid HTML on every page', async () => {
    const faults = await Promise.all([...pages.pages].map(([path, html]) => validateHtml(path, html)))
    expect(faults.flat()).toEqual([])
    expect(pages.pages.size).toBeGreaterThan(40)
  })

  it('is in plain Dutch: short sentences, short words, none that only offices use', () => {
    const dutch = [...pages.pages].filter(([path]) => path !== '/en/')
    const texts = dutch.flatMap(([, html]) =>
      [...html.matchAll(/<(p|li|dd|label|legend|caption|h[1-4])\b[^>]*>(.*?)<\/\1>/gs)].map(
        ([, , inner = '']) => inner.replaceAll(/<[^>]*>|&#?\w+;/g, ' ').replaceAll(/\s+/g, ' '),
      ),
    )
    const sentences = [...new Set(texts.flatMap(sentencesOf))]
    expect(sentences.filter((sentence) => OFFICIAL.test(sentence))).toEqual([])
    const whole = sentences.filter((sentence) => /[.!?]$/.test(sentence))
    expect(whole.filter((sentence) => wordsOf(sentence).length > 25)).toEqual([])
    const { ease, wordsPerSentence } = readability(whole)
    expect(ease).toBeGreaterThan(60)
    expect(wordsPerSentence).toBeLessThan(12)
  })
})
