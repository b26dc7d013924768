/** The stage of a story at the Studio: a product, a browser and an editor, for all tests of one file. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startProduct, type Product } from './product.ts'
import { seededDataDir } from './seeded-data-dir.ts'
import { openEditor, type Editor } from './studio.ts'

export interface Stage {
  readonly product: Product
  readonly browser: Browser
  readonly editor: Editor
}

/**
 * Starts it before the first test and stops it after the last.
 * @param onStage called before each test with what is there then
 * @param prepare what the store holds before the first editor comes
 */
export function tellStory(
  onStage: (stage: Stage) => void,
  prepare: (product: Product) => Promise<void> = () => Promise.resolve(),
): void {
  let stage: Stage | undefined

  beforeAll(async () => {
    const product = await startProduct({ dataDir: await seededDataDir() })
    await product.printed('Studio: open')
    await prepare(product)
    const browser = await launchBrowser()
    stage = { product, browser, editor: await openEditor(browser, product) }
  })
  afterAll(async () => {
    await stage?.browser.close()
    await stage?.product.stop()
  })
  beforeEach(() => {
    if (stage) onStage(stage)
  })
}
