/** The Studio as an editor feels it. Times are in milliseconds. */
import { launchBrowser } from '../../support/browser.ts'
import { startProduct } from '../../support/product.ts'
import { median, quantile } from '../site/measure.ts'
import { typing } from './typing.ts'

export async function benchStudio(): Promise<Record<string, unknown>> {
  const product = await startProduct()
  const browser = await launchBrowser()
  try {
    await product.printed('Studio: open')
    const keys = await typing(browser, product)
    const figures = {
      'key to picture': { median: Math.round(median(keys)), p95: Math.round(quantile(keys, 0.95)) },
    }
    console.log(JSON.stringify(figures, null, 2))
    return figures
  } finally {
    await browser.close()
    await product.stop()
  }
}
