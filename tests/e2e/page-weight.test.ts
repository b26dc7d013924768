/** What a page costs a visitor: bytes over the wire and requests, on the seed. */
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
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
    const bodies = new Map<string, Buffer>()
    page.on('response', (response) => {
      const type = response.request().resourceType()
      // A browser calls the icon of the site something else than an image.
      const isPicture = type === 'image' || response.url().includes('/favicon')
      if (!isPicture) void response.body().then((body) => bodies.set(`${type} ${response.url()}`, body))
    })
    await page.goto(site.origin + path, { waitUntil: 'networkidle' })
    const [html, ...others] = [...bodies].map(([name, body]) => ({
      kind: name.split(' ', 1)[0],
      bytes: brotliCompressSync(body).byteLength,
    }))
    expect(others.map(({ kind }) => kind).sort()).toEqual(['font', 'stylesheet'])
    const css = others.find(({ kind }) => kind === 'stylesheet')
    const font = others.find(({ kind }) => kind === 'font')
    expect(html?.kind).toBe('document')
    expect((html?.bytes ?? Infinity) + (css?.bytes ?? Infinity)).toBeLessThanOrEqual(14 * KB)
    expect(font?.bytes).toBeLessThanOrEqual(25 * KB)
    await page.close()
  },
)
