/** What a page costs a visitor: bytes over the wire and requests, on the seed. */
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

const KB = 1024
let site: PublicSite
let browser: Browser

beforeAll(async () => {
  site = await startPublicSite()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

it.each(['/nieuws/site-staat-online/', '/projecten/centrumorganisatie/', '/'])(
  '%s is at most 14 KB of HTML and CSS and one font, and asks for no script until search is touched',
  async (path) => {
    const page = await browser.newPage()
    const responses: Response[] = []
    page.on('response', (response) => responses.push(response))
    await page.goto(site.origin + path, { waitUntil: 'networkidle' })
    const costs = await Promise.all(
      responses
        .map((response) => ({ response, kind: response.request().resourceType() }))
        // A browser calls the icon of the site something else than an image.
        .filter(({ response, kind }) => kind !== 'image' && !response.url().includes('/favicon'))
        .map(async ({ response, kind }) => ({
          kind,
          bytes: brotliCompressSync(await response.body()).byteLength,
        })),
    )
    expect(costs.map(({ kind }) => kind).sort()).toEqual(['document', 'font', 'stylesheet'])
    const bytes = (wanted: string): number => costs.find(({ kind }) => kind === wanted)?.bytes ?? Infinity
    expect(bytes('document') + bytes('stylesheet')).toBeLessThanOrEqual(14 * KB)
    expect(bytes('font')).toBeLessThanOrEqual(25 * KB)
    await page.close()
  },
)
