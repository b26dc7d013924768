/** An editor at the Studio: what she sees in her own words, and what the browser has to complain about. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Product } from './product.ts'

/** Milliseconds that a slow machine may take until the Studio shows what it should. */
const PATIENCE = 60_000

export interface Editor {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors on the console, failed requests and requests that leave the Studio's origin. */
  readonly complaints: readonly string[]
  /** Another tab of the same editor, watched in the same way. */
  readonly openTab: () => Promise<Page>
}

/** @param viewport CSS pixels */
export async function openEditor(
  browser: Browser,
  product: Product,
  viewport = { width: 1440, height: 1000 },
): Promise<Editor> {
  const context = await browser.newContext({ viewport, locale: 'nl-NL' })
  const complaints: string[] = []
  const page = await (await fetch(product.studio)).text()
  const [, previewOrigin = product.studio] = /"previewUrl":"([^"]+)"/.exec(page) ?? []
  const isOwn = (url: string): boolean =>
    [product.studio, product.site, previewOrigin, 'data:', 'blob:', 'about:'].some((start) =>
      url.startsWith(start),
    )
  context.on('console', (message) => {
    // Sanity's presence client may send once more while its socket is being opened anew.
    if (message.text() === 'WebSocket is already in CLOSING or CLOSED state.') return
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    if (!isOwn(request.url())) complaints.push(`leaves the origin: ${request.url()}`)
  })
  const openTab = async (): Promise<Page> => {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    return page
  }
  return { context, page: await openTab(), complaints, openTab }
}

/** Closes what an earlier attempt left open. */
export async function closeEditors(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()))
}

/** Opens a document and waits until it can be edited. */
export async function openDocument(page: Page, product: Product, type: string, id: string): Promise<void> {
  await allSaved(page)
  await page.goto(`${product.studio}/intent/edit/id=${id};type=${type}/`)
  await page.getByTestId('form-view').locator('input:enabled, textarea:enabled').first().waitFor()
}

/** Waits until the store has all that was typed, as an editor does before she closes the tab. */
export async function allSaved(page: Page): Promise<void> {
  await expect
    .poll(() => page.locator('[data-saved="false"]').count(), { timeout: PATIENCE, interval: 50 })
    .toBe(0)
}

export function field(page: Page, name: string): Locator {
  return page.getByTestId(`field-${name}`)
}

/** Puts the cursor at the end of a rich text and gives it back. */
export async function atEndOfText(page: Page, name: string): Promise<Locator> {
  const editor = field(page, name)
  await editor.scrollIntoViewIfNeeded()
  const text = editor.getByRole('textbox')
  await text.click()
  await expect
    .poll(() => text.evaluate((element) => element === document.activeElement), { timeout: PATIENCE })
    .toBe(true)
  await page.keyboard.press('Control+End')
  return editor
}

/** Publishes by the button and waits until the document has no unpublished changes; what stands in the way is part of the failure. */
export async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publiceren' }).click()
  const status = page.getByTestId('document-status')
  const checks = page.locator('#publish-checks-list')
  await expect
    .poll(
      async () => {
        const points = (await checks.count()) > 0 ? await checks.textContent() : ''
        return `draft: ${(await status.getAttribute('data-draft')) ?? 'unknown'} ${points ?? ''}`
      },
      { timeout: PATIENCE },
    )
    .toMatch(/^draft: false/)
}

/** Reads again and again until the text is there. */
export async function becomes(read: () => Promise<string>, wanted: string | RegExp): Promise<void> {
  const poll = expect.poll(read, { timeout: PATIENCE, interval: 100 })
  await (typeof wanted === 'string' ? poll.toContain(wanted) : poll.toMatch(wanted))
}

/** The HTML of a page as a visitor gets it, with its status in front. */
export async function visit(product: Product, path: string): Promise<string> {
  const response = await fetch(product.site + path, { redirect: 'manual' })
  return `${response.status} ${response.headers.get('location') ?? ''}\n${await response.text()}`
}
