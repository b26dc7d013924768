/** What a page weighs and asks for, as a browser loads it. */
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'

export interface Weight {
  /** Bytes of brotli. */
  readonly html: number
  readonly css: number
  readonly font: number
  /** Besides the page itself, and besides images and icons. */
  readonly requests: readonly string[]
}

export async function weigh(browser: Browser, url: string): Promise<Weight> {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } })
  const sizes = { document: 0, stylesheet: 0, font: 0 }
  const requests: string[] = []
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    const type = response.request().resourceType()
    if (type !== 'document' && type !== 'image' && !/\.(?:png|svg|webmanifest)$/.test(response.url()))
      requests.push(new URL(response.url()).pathname)
    if (type !== 'document' && type !== 'stylesheet' && type !== 'font') return
    const add = async (): Promise<void> => {
      const body = await response.body()
      sizes[type] += type === 'font' ? body.byteLength : brotliCompressSync(body).byteLength
    }
    reading.push(add())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await Promise.all(reading)
  await page.close()
  return { html: sizes.document, css: sizes.stylesheet, font: sizes.font, requests }
}
