/** The Studio as an editor feels it, on the seed. Times are in milliseconds, medians. */
import { launchBrowser } from '../../support/browser.ts'
import { startProduct } from '../../support/product.ts'
import { median, quantile } from '../site/measure.ts'
import { startup } from './startup.ts'
import { typing } from './typing.ts'

export async function benchStudio(): Promise<Record<string, unknown>> {
  const ours = await startProduct()
  const plain = await startProduct({ command: 'dev' })
  const browser = await launchBrowser()
  try {
    await ours.printed('Studio: open')
    const loads = await startup(browser, ours, plain)
    await plain.stop()
    const keys = await typing(browser, ours)
    const figures = {
      'document editable': {
        ours: Math.round(median(loads.ours)),
        'plain sanity dev': Math.round(median(loads.plain)),
        ratio: Number((median(loads.ours) / median(loads.plain)).toFixed(2)),
      },
      'key to picture': { median: Math.round(median(keys)), p95: Math.round(quantile(keys, 0.95)) },
    }
    console.log(JSON.stringify(figures, null, 2))
    return figures
  } finally {
    await browser.close()
    await Promise.all([ours.stop(), plain.stop()])
  }
}
