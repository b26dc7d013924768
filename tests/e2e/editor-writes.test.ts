/** An editor writes a project page with everything a page can hold, and a visitor gets all of it. */
import sharp from 'sharp'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { seededDataDir } from '../support/seeded-data-dir.ts'
import {
  atEndOfText,
  becomes,
  closeEditors,
  field,
  openDocument,
  openEditor,
  publish,
  visit,
} from '../support/studio.ts'
import { keepDocuments } from '../support/keep-documents.ts'

let product: Product
let browser: Browser
/** Puts the project back as it was, without a picture: a second attempt finds what the first one found. */
let restore: () => Promise<void>

beforeAll(async () => {
  product = await startProduct({ dataDir: await seededDataDir() })
  await product.printed('Studio: open')
  restore = await keepDocuments(await product.client(), ['project-aanpak-leegstand'], {
    without: ['heroImage'],
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

beforeEach(async () => {
  await closeEditors(browser)
  await restore()
})

it('publishes rich text, a picture and a reference by hand; a second tab and a visitor see them', async () => {
  const editor = await openEditor(browser, product)
  const { page } = editor
  await openDocument(page, product, 'projectPage', 'project-aanpak-leegstand')

  const text = await atEndOfText(page, 'aanpak')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Zo gaan we verder')
  await text.getByTestId('block-style-select').getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Kop 2' }).click()
  await page.getByRole('menuitem', { name: 'Kop 2' }).waitFor({ state: 'detached' })
  await atEndOfText(page, 'aanpak')
  await page.keyboard.press('Enter')
  await page.keyboard.type('We lopen langs ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('elke kwartelstraat')
  await page.keyboard.press('Control+b')
  const words = 'de werkgroep Leegstand'
  await page.keyboard.type(` met ${words}`)
  await becomes(async () => (await text.textContent()) ?? '', `met ${words}`)
  await linkLastWords(page, text, words, '/werkgroepen/leegstand/')

  const picture = page.locator('#heroImage')
  await picture.scrollIntoViewIfNeeded()
  await picture
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'straat.png',
      mimeType: 'image/png',
      buffer: await pngOf(1_600, 900),
    })
  await picture.locator('img').waitFor()
  await field(page, 'heroImage.alt').getByRole('textbox').fill('Een straat met gevulde etalages')

  await page.getByRole('tab', { name: 'Wie en wat' }).click()
  const contacts = field(page, 'contacts')
  await contacts.getByRole('button', { name: 'Voeg item toe' }).click()
  await page.getByTestId('autocomplete').last().fill('Sonja')
  await page.getByRole('option', { name: /Sonja den Duijn/ }).click()

  const second = await editor.openTab()
  await openDocument(second, product, 'projectPage', 'project-aanpak-leegstand')
  await becomes(async () => (await field(second, 'aanpak').textContent()) ?? '', 'elke kwartelstraat')
  await publish(page)

  const path = '/projecten/aanpak-leegstand/'
  await becomes(() => visit(product, path), 'elke kwartelstraat')
  const html = await visit(product, path)
  expect(html).toMatch(/<h\d[^>]*>Zo gaan we verder<\/h\d>/)
  expect(html).toContain('<strong>elke kwartelstraat</strong>')
  expect(html).toMatch(/<a[^>]* href="\/werkgroepen\/leegstand\/"[^>]*>\s*de werkgroep Leegstand\s*<\/a>/)
  expect(html).toContain('alt="Een straat met gevulde etalages"')
  expect(html).toContain('Sonja den Duijn')
  const source = /<img[^>]+src="(\/media\/[^"]+)"/.exec(html)?.[1] ?? ''
  expect((await fetch(product.site + source)).headers.get('content-type')).toBe('image/webp')

  const visitor = await editor.openTab()
  await becomes(async () => {
    await visitor.goto(`${product.site}/zoeken/?q=kwartelstraat`, { waitUntil: 'networkidle' })
    return (await visitor.locator('[data-search-results]').textContent()) ?? ''
  }, 'Aanpak leegstand')

  expect(editor.complaints).toEqual([])
  await editor.context.close()
}, 300_000)

it('takes pictures from the library with what they show, and visitors see the part that she chose', async () => {
  await addToLibrary('Een rood vlak', 300, 200)
  await addToLibrary('Een gevel vol planten', 1_600, 2_400)
  const editor = await openEditor(browser, product)
  const { page } = editor
  await openDocument(page, product, 'projectPage', 'project-aanpak-leegstand')
  const picture = page.locator('#heroImage')
  const alt = field(page, 'heroImage.alt').getByRole('textbox')
  const library = page.getByTestId('pick-picture')
  const warning = page.getByText('Te klein: 300 pixels breed, hier zijn er 1200 nodig')

  await picture.getByRole('button', { name: 'Selecteren' }).click()
  await library.getByRole('button', { name: 'Een gevel vol planten' }).waitFor()
  expect(await violations(page, 'pick-picture')).toEqual([])
  await library.getByLabel('Zoek een afbeelding').fill('rood')
  await library.getByRole('button', { name: 'Een rood vlak' }).click()
  await becomes(() => alt.inputValue(), 'Een rood vlak')
  await warning.waitFor()

  await picture.getByTestId('options-menu-button').click()
  await page.getByRole('menuitem', { name: 'Selecteren' }).click()
  await library.getByRole('button', { name: 'Een gevel vol planten' }).click()
  await becomes(() => alt.inputValue(), 'Een gevel vol planten')
  await warning.waitFor({ state: 'detached' })

  await picture.getByTestId('options-menu-edit-details').click()
  await dragUp(page, 'crop-bottom', 0.5)
  await dragUp(page, 'hotspotHandle', 0.1)
  await dragUp(page, 'hotspot', 0.1)
  await page.keyboard.press('Escape')
  await publish(page)

  const path = '/projecten/aanpak-leegstand/'
  await becomes(() => visit(product, path), /alt="Een gevel vol planten"[^>]* data-focus="\d+"/)
  const visitor = await editor.openTab()
  await visitor.goto(product.site + path)
  const shown = (): Promise<string> =>
    visitor.evaluate(() => {
      const image = [...document.images].find(({ alt }) => alt === 'Een gevel vol planten')
      if (!image?.complete) return 'not yet there'
      return `${(image.naturalHeight / image.naturalWidth).toFixed(1)} ${getComputedStyle(image).objectPosition}`
    })
  await becomes(shown, /^0\.[78] 50% [1-4]0%$/)
  expect(editor.complaints).toEqual([])
})

/** Drags a part of the tool for crop and hotspot upwards. @param part of the height of the picture */
async function dragUp(page: Page, handle: string, part: number): Promise<void> {
  const place = page.locator(`[data-handle="${handle}"]`)
  const box = await place.last().boundingBox()
  const tool = await page.locator('svg').filter({ has: place }).last().boundingBox()
  if (!box || !tool) throw new Error(`There is no ${handle}.`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y - tool.height * part, { steps: 4 })
  await page.mouse.up()
}

async function addToLibrary(altText: string, width: number, height: number): Promise<void> {
  const client = await product.client()
  const { _id } = await client.assets.upload('image', await pngOf(width, height))
  await client.patch(_id).set({ altText }).commit()
}

function pngOf(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer()
}

/** Selects the words before the cursor and makes a link of them. */
async function linkLastWords(page: Page, text: Locator, words: string, href: string): Promise<void> {
  const link = text.locator('[data-annotation]').last()
  const popover = page.getByTestId('popover-edit-dialog')
  const chosen = (): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? '')
  // The editor hears a moment later than the browser what is selected, and takes what it has heard; who sees too few words marked begins again.
  await expect
    .poll(async () => {
      while ((await chosen()).length < words.length) await page.keyboard.press('Shift+ArrowLeft')
      await text.getByTestId('action-button-link').filter({ visible: true }).first().click()
      await popover.waitFor()
      const marked = await link.textContent()
      if (marked !== words) {
        await page.keyboard.press('Escape')
        await popover.waitFor({ state: 'detached' })
        await page.keyboard.press('Control+z')
        await link.waitFor({ state: 'detached' })
        await page.keyboard.press('Control+End')
      }
      return marked
    })
    .toBe(words)
  const address = popover.getByRole('textbox')
  await address.fill(href)
  await expect.poll(() => address.inputValue()).toBe(href)
  await page.keyboard.press('Escape')
  await popover.waitFor({ state: 'detached' })
}
