/** The public site for everyone: WCAG 2.2 AA, keyboard, zoom, dark, forced colours, less motion, paper; its links, its markup, its language. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { crawl, type Crawled } from '../support/crawl.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { readability, sentencesOf, wordsOf } from '../support/readability.ts'
import { validateHtml } from '../support/validate-html.ts'
import { pageTypes, voorbeeldDocuments } from '../support/voorbeeldstad-site.ts'

let site: PublicSite
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  site = await startPublicSite(voorbeeldDocuments)
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
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

/** Of the window: a small telephone, 1280 px at 200% zoom, and 1280 px. */
const WIDTHS = [320, 640, 1280]

describe('every type of page', () => {
  it.each(pageTypes)(
    '%s has no violation in light and dark, fits in any width, and has one main heading and its language',
    async (path) => {
      const wide: string[] = []
      const small: string[] = []
      await open(path, 320)
      const found = await violations()
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        if (width > 320) small.push(...(await violations(['target-size', 'scrollable-region-focusable'])))
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) wide.push(`${width}: ${over} px too wide`)
      }
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = await violations(['color-contrast'])
      await page.emulateMedia({ colorScheme: null })
      expect({ found, small, wide, dark }).toEqual({ found: [], small: [], wide: [], dark: [] })

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

describe('for who asks', () => {
  it('colours of their own: drawings keep their lines, buttons their edge', async () => {
    await page.emulateMedia({ forcedColors: 'active' })
    await open('/projecten/centrumorganisatie/', 1280)
    const found = await page.evaluate(() => {
      const styleOf = (selector: string) => {
        const element = document.querySelector(selector)
        if (!element) throw new Error(`no ${selector}`)
        return getComputedStyle(element)
      }
      const text = getComputedStyle(document.body).color
      return {
        line: styleOf('.phases svg .gemeente').stroke === text,
        ahead: styleOf('.phases svg .ahead').stroke !== getComputedStyle(document.body).backgroundColor,
        button: styleOf('.top .action').borderStyle,
      }
    })
    await page.emulateMedia({ forcedColors: null })
    expect(found).toEqual({ line: true, ahead: true, button: 'solid' })
  })

  it('less motion: nothing moves and nothing glides', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open('/', 1280)
    const found = await page.evaluate(() => ({
      moving: document.getAnimations().length,
      scroll: getComputedStyle(document.documentElement).scrollBehavior,
    }))
    await page.emulateMedia({ reducedMotion: null })
    expect(found).toEqual({ moving: 0, scroll: 'auto' })
  })

  it('paper: a project is a handout of one page, with a code for the telephone', async () => {
    await open('/projecten/centrumorganisatie/', 1280)
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.qr').first().isVisible()).toBe(true)
    await page.emulateMedia({ media: null })
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
