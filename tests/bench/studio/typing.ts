/** How long it takes from a key in the form to the picture of it in the site beside the form, while an editor types on. */
import type { Browser, Frame, Page } from 'playwright-core'
import { field, openEditor } from '../../support/studio.ts'
import type { Product } from '../../support/product.ts'

const KEYS = 40
/** Milliseconds between two keys: seven a second, a fast typist. */
const PACE = 140

/** @returns milliseconds for each key */
export async function typing(browser: Browser, product: Product): Promise<number[]> {
  const { page, context } = await openEditor(browser, product)
  await page.goto(`${product.studio}/voorbeeld?preview=/projecten/sfeer-en-uitstraling/`)
  const box = field(page, 'summary').getByRole('textbox')
  await box.fill('Meting')
  const frame = await siteFrame(page)
  await frame.getByText('Meting').first().waitFor()
  await page.waitForTimeout(2_000)
  await box.press('End')
  await page.evaluate(watchKeys)
  await frame.evaluate(watchPicture)
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('x')
    await page.waitForTimeout(PACE)
  }
  await frame
    .getByText(`Meting${'x'.repeat(KEYS)}`)
    .first()
    .waitFor()
  const pressed = await page.evaluate<number[]>('globalThis.pressed')
  const shown = await frame.evaluate<number[]>('globalThis.shown')
  await context.close()
  return pressed.map((at, index) => (shown[index] ?? Number.NaN) - at)
}

/** The frame of the preview, with its script running. */
async function siteFrame(page: Page): Promise<Frame> {
  await page.frameLocator('iframe').locator('sanity-visual-editing').waitFor({ state: 'attached' })
  const frame = page.frames().find((one) => one !== page.mainFrame() && one.url().startsWith('http'))
  if (!frame) throw new Error('There is no preview beside the form.')
  return frame
}

/** In the Studio: when each key goes down, by the clock that both pages share. */
const watchKeys = `
  globalThis.pressed = []
  addEventListener('keydown', ({ key }) => {
    if (key === 'x') globalThis.pressed.push(performance.timeOrigin + performance.now())
  }, { capture: true })`

/** In the preview: when each number of letters is first drawn. */
const watchPicture = `
  globalThis.shown = []
  const look = () => requestAnimationFrame(() => {
    const [, letters = ''] = /Meting(x*)/.exec(document.querySelector('main').textContent) ?? []
    while (globalThis.shown.length < letters.length)
      globalThis.shown.push(performance.timeOrigin + performance.now())
  })
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })`
