/** The desk on a Monday morning: what waits, where things are, in Dutch, with the keyboard alone. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { becomes, field, openDocument, openEditor, visit, type Editor } from '../support/studio.ts'

let product: Product
let browser: Browser
let editor: Editor
let page: Page

beforeAll(async () => {
  product = await startProduct()
  await product.printed('Studio: open')
  const client = await product.client()
  const today = new Date().toISOString().slice(0, 10)
  await client
    .transaction()
    .patch('project-centrumorganisatie', { set: { reviewBy: today } })
    .patch('contact-operationeel-manager', { set: { 'consent.until': today } })
    .create({ _id: 'drafts.nieuws-concept', _type: 'newsArticle', title: 'Nog niet af' })
    .commit()
  browser = await launchBrowser()
  editor = await openEditor(browser, product)
  page = editor.page
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

const textOf = async (testId: string): Promise<string> => (await page.getByTestId(testId).textContent()) ?? ''

async function violations(testId: string): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include(`[data-testid="${testId}"]`).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

it('says what waits: drafts, what has to be looked at again and consents that end', async () => {
  await page.goto(`${product.studio}/structure/vandaag`)
  await becomes(
    () => textOf('today'),
    /Concepten \(1\).*Nog niet af.*Opnieuw nakijken \(1\).*Centrumorganisatie/,
  )
  await becomes(() => textOf('today'), /Toestemming loopt af \(1\).*Sonja den Duijn/)
  expect(await violations('today')).toEqual([])
  expect(await violations('site-status')).toEqual([])
  await page.getByTestId('today').getByRole('link', { name: 'Nog niet af' }).click()
  await becomes(() => textOf('document-status'), 'Staat nog niet op de site')
  expect(await violations('document-status')).toEqual([])
})

it('keeps the dashboard up to date while others work', async () => {
  await page.goto(`${product.studio}/structure/vandaag`)
  await becomes(() => textOf('today'), 'Concepten (1)')
  await (await product.client()).create({ _id: 'drafts.nieuws-twee', _type: 'newsArticle', title: 'Nog een' })
  await becomes(() => textOf('today'), 'Concepten (2)')
})

it('starts a new document with what its list already says', async () => {
  await page.goto(`${product.studio}/structure/projecten;uitvoeren`)
  await page.getByTestId('action-intent-button').last().click()
  await field(page, 'title').getByRole('textbox').waitFor()
  await page.getByRole('tab', { name: 'Voortgang' }).click()
  expect(await field(page, 'phase').getByRole('radio', { name: 'Uitvoeren' }).isChecked()).toBe(true)

  await page.goto(`${product.studio}/structure/werkgroepen;resultaten-per-werkgroep;werkgroep-promotie`)
  await page.getByTestId('action-intent-button').last().click()
  await field(page, 'statement').getByRole('textbox').fill('Alle ondernemers doen mee')
  const client = await product.client()
  await becomes(
    async () =>
      JSON.stringify(
        await client.fetch('*[statement == "Alle ondernemers doen mee"]', {}, { perspective: 'drafts' }),
      ),
    '"_ref":"werkgroep-promotie"',
  )
})

it('opens the settings, of which there is one, and offers no way to lose them', async () => {
  await page.goto(`${product.studio}/structure/instellingen;siteSettings`)
  await field(page, 'name').getByRole('textbox').waitFor()
  await page.getByTestId('action-menu-button').click()
  const items = await page.getByRole('menuitem').allTextContents()
  expect(items.join()).not.toMatch(/Verwijderen$|Dupliceren|Van de site halen/)
})

it('speaks Dutch', async () => {
  const places = [
    ['/structure/vandaag', page.getByText('Vandaag').first()],
    ['/structure/projecten;projectPage;project-centrumorganisatie', page.getByTestId('form-view')],
  ] as const
  for (const [path, sign] of places) {
    await page.goto(product.studio + path)
    await sign.waitFor()
    const english =
      /\b(?:publish|delete|duplicate|search|create|edit|untitled|loading|actions|close|open menu|more)\b/i
    // Polled: the Studio says „Loading” in English for as long as its translations are on their way.
    await expect
      .poll(async () => (await wordsOn(page)).filter((text) => english.test(text)), { timeout: 20_000 })
      .toEqual([])
  }
  expect(await page.locator('html').getAttribute('lang')).toBe('nl')
})

it('takes a whole publish by keyboard alone', async () => {
  await openDocument(page, product, 'newsArticle', 'nieuws-site')
  await tabTo(
    (element) => element.closest('[data-testid="field-title"]') !== null && element.matches('input'),
  )
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Alleen met toetsen')
  await becomes(() => textOf('document-status'), 'staan er nog niet bij')
  await tabTo((element) => element.matches('button') && element.textContent.trim() === 'Publiceren')
  await page.keyboard.press('Enter')
  await becomes(() => visit(product, '/nieuws/site-staat-online/'), 'Alleen met toetsen')
  expect(editor.complaints).toEqual([])
})

/** Presses Tab until the focus is where it should be. */
async function tabTo(isWanted: (element: Element) => boolean): Promise<void> {
  for (let steps = 0; steps < 200; steps += 1) {
    const found: unknown = await page.evaluate(`(${isWanted.toString()})(document.activeElement)`)
    if (found === true) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not get there in 200 steps.')
}

/** What a reader or a screen reader finds on the page. */
function wordsOn(current: Page): Promise<string[]> {
  return current.evaluate(() => [
    document.body.innerText,
    ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    ),
  ])
}
