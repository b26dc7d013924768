/** How long an editor waits for a document that she can edit: in a browser with an empty cache, ours and plain `sanity dev` in turn. */
import type { Browser } from 'playwright-core'
import type { Product } from '../../support/product.ts'
import { openDocument } from '../../support/studio.ts'

const ROUNDS = 7

/** @returns milliseconds of each round, ours and the other's */
export async function startup(
  browser: Browser,
  ours: Product,
  plain: Product,
): Promise<{ ours: number[]; plain: number[] }> {
  const times: { ours: number[]; plain: number[] } = { ours: [], plain: [] }
  // The first load of `sanity dev` compiles its dependencies, which no editor waits for twice.
  await load(browser, plain)
  await load(browser, ours)
  for (let round = 0; round < ROUNDS; round += 1) {
    times.plain.push(await load(browser, plain))
    times.ours.push(await load(browser, ours))
  }
  return times
}

async function load(browser: Browser, product: Product): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'nl-NL' })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const began = performance.now()
  await openDocument(page, product, 'projectPage', 'project-aanpak-leegstand')
  const time = performance.now() - began
  await context.close()
  return time
}
