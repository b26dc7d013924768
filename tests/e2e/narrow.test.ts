/** The fullest Voorbeeldstad on small telephones and on paper: nothing is cut off, nothing slides sideways, nothing is behind the menu. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { cutTexts } from '../support/cut-texts.ts'
import { emptyHeadings } from '../support/empty-headings.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { stressDocuments, stressPaths } from '../support/stress-documents.ts'

/** Of the window: the smallest telephone and a usual one. */
const WIDTHS = [320, 360] as const
/** CSS pixels of a letter of 9 points. */
const SMALLEST = 12

let site: PublicSite
let browser: Browser
let page: Page

beforeAll(async () => {
  site = await startPublicSite(stressDocuments)
  await site.searchable()
  browser = await launchBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

it('all documents of the stress set are valid', () => {
  expect(site.publisher.status().problems).toEqual([])
})

describe('every page', () => {
  it.each(stressPaths)(
    '%s shows all its texts on a small telephone, and no heading over nothing on paper',
    async (path) => {
      const cut: string[] = []
      await page.goto(site.origin + path)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 })
        cut.push(...(await page.evaluate(cutTexts)).map((text) => `${width}: ${text}`))
      }
      await page.emulateMedia({ media: 'print' })
      const empty = await page.evaluate(emptyHeadings)
      await page.emulateMedia({ media: null })
      expect({ cut, empty }).toEqual({ cut: [], empty: [] })
    },
  )
})

describe('on a small telephone', () => {
  it.each(['Menu', 'Zoek'])('what has the focus is in sight while „%s” is open', async (name) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`${site.origin}/projecten/druk-8/`)
      await page.locator('.menu-button', { hasText: name }).click()
      expect(await page.evaluate(cutTexts)).toEqual([])
      const hidden: string[] = []
      for (let stop = 0; stop < 14; stop += 1) {
        await page.keyboard.press('Tab')
        hidden.push(...(await page.evaluate(coveredFocus)))
      }
      expect(hidden).toEqual([])
    }
  })

  it('answers to a search with long words fit', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    await page.goto(`${site.origin}/zoeken/?q=binnenstadsmanagementorganisatie`)
    await page.locator('.search-results a').first().waitFor()
    expect(await page.evaluate(cutTexts)).toEqual([])
  })

  it('a long table is behind a button', async () => {
    await page.goto(`${site.origin}/resultaten/druk-zestig/`)
    const table = page.locator('.chart table')
    expect(await table.isVisible()).toBe(false)
    await page.getByText('Toon de tabel met 60 metingen').click()
    expect(await table.isVisible()).toBe(true)
    expect(await page.evaluate(cutTexts)).toEqual([])
    await page.goto(`${site.origin}/resultaten/druk-drie/`)
    expect(await page.locator('.chart table').isVisible()).toBe(true)
  })
})

it('a project has on paper no letter under 9 points', async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${site.origin}/projecten/druk-8/`)
  await page.emulateMedia({ media: 'print' })
  const small = await page.evaluate(
    (smallest) =>
      [...document.querySelectorAll('body *')]
        .filter((element) =>
          [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
        )
        .filter((element) => element.checkVisibility() && !element.closest('.hidden, svg'))
        .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < smallest)
        .map((element) => element.outerHTML.slice(0, 80)),
    SMALLEST,
  )
  await page.emulateMedia({ media: null })
  expect(small).toEqual([])
})

/** Run in the page: what has the focus, where something else lies upon it. */
function coveredFocus(): string[] {
  const focused = document.activeElement
  if (!focused || focused === document.body) return []
  const { left, top, width, height } = focused.getBoundingClientRect()
  const upon = document.elementFromPoint(left + width / 2, top + height / 2)
  return upon && (focused.contains(upon) || upon.contains(focused)) ? [] : [focused.outerHTML.slice(0, 80)]
}
