/** The public site for everyone: WCAG 2.2 AA, keyboard, zoom, dark, forced colours, less motion, paper. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
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

/** A window of 1280 px at 200% zoom is 640 px wide. */
const WIDTHS = [320, 640]

describe('every type of page', () => {
  it.each(pageTypes)('%s has no violation, light and dark, at 320 px and at twice the size', async (path) => {
    await open(path, 320)
    const found: string[] = []
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } })
        // What does not depend on colour and size is asked once.
        const isFirst = width === 320 && colorScheme === 'light'
        const { violations } = await (
          isFirst ? axe : axe.withRules(['color-contrast', 'target-size', 'scrollable-region-focusable'])
        ).analyze()
        for (const { id, nodes } of violations)
          found.push(`${width} ${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`)
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) found.push(`${width}: ${overflow} px too wide`)
    }
    await page.emulateMedia({ colorScheme: null })
    expect(found).toEqual([])
  })

  it.each(pageTypes)(
    '%s has one main heading, a language, and no link without an underline in its text',
    async (path) => {
      await open(path, 1280)
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
