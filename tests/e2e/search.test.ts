/** Search as visitors use it: from the header, on its own page, by keyboard, and without JavaScript; and what a page costs without it. */
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

let site: PublicSite
let browser: Browser

beforeAll(async () => {
  site = await startPublicSite()
  await site.searchable()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

async function withPage(
  use: (page: Page, problems: string[]) => Promise<void>,
  options: { javaScriptEnabled?: boolean; viewport?: { width: number; height: number } } = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await use(page, problems)
  await context.close()
}

const status = (page: Page) => page.locator('[role=status]')
const results = (page: Page) => page.locator('.search-results a')

describe('the field in the header', () => {
  it('loads nothing until it is touched, answers while one types, and is left with Escape', async () => {
    await withPage(async (page, problems) => {
      const scripts: string[] = []
      page.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(request.url())
      })
      await page.goto(site.origin, { waitUntil: 'networkidle' })
      expect(scripts).toEqual([])

      const field = page.locator('header input[name=q]')
      await field.click()
      await page.keyboard.type('leegst')
      await results(page).first().waitFor()
      await expect.poll(() => status(page).textContent()).toContain('gevonden')
      await expect.poll(() => results(page).first().textContent()).toMatch(/leegstand/i)

      await page.keyboard.press('ArrowDown')
      expect(await page.evaluate(() => document.activeElement?.closest('.search-results') !== null)).toBe(
        true,
      )
      await page.keyboard.press('ArrowUp')
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
      await page.keyboard.press('Escape')
      expect(await page.locator('.search-panel').isVisible()).toBe(false)
      expect(problems).toEqual([])
    })
  })

  it('leads with Enter to the page that has all answers', async () => {
    await withPage(async (page) => {
      await page.goto(site.origin)
      await page.locator('header input[name=q]').fill('promotie')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/zoeken/?q=promotie')
      await results(page).first().waitFor()
      expect(await page.locator('main input[name=q]').inputValue()).toBe('promotie')
    })
  })

  it('is a form where there is no JavaScript, and the page says how to find things then', async () => {
    await withPage(
      async (page) => {
        await page.goto(site.origin)
        await page.locator('header input[name=q]').fill('leegstand')
        await page.keyboard.press('Enter')
        await page.waitForURL('**/zoeken/?q=leegstand')
        expect(await page.locator('main').textContent()).toContain('Zoeken werkt alleen met JavaScript')
        await page.locator('main a[href="/projecten/"]').click()
        await page.waitForURL('**/projecten/')
      },
      { javaScriptEnabled: false },
    )
  })
})

describe('the search page', () => {
  it('keeps still on a telephone while its script makes it ready', async () => {
    await withPage(
      async (page) => {
        await page.goto(`${site.origin}/zoeken/`)
        const below = () => page.locator('.answer').boundingBox()
        const before = await page.evaluate(() => {
          const answers = document.querySelector('[data-search-results]')
          answers?.replaceChildren()
          return document.querySelector('.answer')?.getBoundingClientRect().top
        })
        await page.reload()
        await page.locator('.search-more').waitFor({ state: 'attached' })
        expect((await below())?.y).toBe(before)
      },
      { viewport: { width: 412, height: 823 } },
    )
  })

  it('keeps the question and the filters in the address, so that it can be shared', async () => {
    await withPage(async (page, problems) => {
      await page.goto(`${site.origin}/zoeken/`)
      await page.locator('main input[name=q]').fill('leegstand')
      await page.locator('select[name=soort]').selectOption('Werkgroep')
      await page.waitForURL('**/zoeken/?q=leegstand&soort=Werkgroep')
      await expect.poll(() => results(page).first().getAttribute('href')).toBe('/werkgroepen/leegstand/')
      expect(await page.locator('.search-kind').allTextContents()).toEqual(['Werkgroep'])

      await page.reload()
      await expect.poll(() => results(page).first().getAttribute('href')).toBe('/werkgroepen/leegstand/')
      expect(await page.locator('select[name=soort]').inputValue()).toBe('Werkgroep')
      expect(await page.title()).toMatch(/^leegstand – Zoeken/)
      expect(problems).toEqual([])
    })
  })

  it('filters without a question, by party and working group too', async () => {
    await withPage(async (page) => {
      await page.goto(`${site.origin}/zoeken/?partij=Ondernemers&werkgroep=Werkgroep+Leegstand`)
      await results(page).first().waitFor()
      expect(
        await results(page).evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
      ).toEqual(expect.arrayContaining(['/projecten/aanpak-leegstand/', '/werkgroepen/leegstand/']))
    })
  })

  it('marks what was asked for, asks „Bedoelde u” at a slip, and finds a telephone number in any writing', async () => {
    await withPage(async (page) => {
      await page.goto(`${site.origin}/zoeken/?q=leegstnad`)
      await expect.poll(() => status(page).textContent()).toContain('Bedoelde u „leegstand”')
      expect(await page.locator('.search-results mark').first().textContent()).toMatch(/leegstand/i)
      await page.locator('main input[name=q]').fill('+31 (0)6 301 898 06')
      await expect.poll(() => results(page).first().getAttribute('href')).toBe('/contact/veronique-gielen/')
      await page.locator('main input[name=q]').fill('xqzwv')
      await expect.poll(() => status(page).textContent()).toBe('Niets gevonden voor „xqzwv”.')
    })
  })
})

const KB = 1024

describe('what a page costs a visitor, over the wire, before search is touched', () => {
  it.each(['/nieuws/site-staat-online/', '/projecten/centrumorganisatie/', '/'])(
    '%s is at most 14 KB of HTML and CSS and one font, and asks for no script until search is touched',
    async (path) => {
      const page = await browser.newPage()
      const responses: Response[] = []
      page.on('response', (response) => responses.push(response))
      await page.goto(site.origin + path, { waitUntil: 'networkidle' })
      const costs = await Promise.all(
        responses
          .map((response) => ({ response, kind: response.request().resourceType() }))
          // A browser calls the icon of the site something else than an image.
          .filter(({ response, kind }) => kind !== 'image' && !response.url().includes('/favicon'))
          .map(async ({ response, kind }) => ({
            kind,
            bytes: brotliCompressSync(await response.body()).byteLength,
          })),
      )
      expect(costs.map(({ kind }) => kind).sort()).toEqual(['document', 'font', 'stylesheet'])
      const bytes = (wanted: string): number => costs.find(({ kind }) => kind === wanted)?.bytes ?? Infinity
      expect(bytes('document') + bytes('stylesheet')).toBeLessThanOrEqual(14 * KB)
      expect(bytes('font')).toBeLessThanOrEqual(25 * KB)
      await page.close()
    },
  )
})
