/** Script in the content stays text: payloads in every field, the pages opened in a real browser that enforces no policy. */
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedDocuments } from '@programme/content-schemas/seed'
import { isRecord } from '../../shared/is-record.ts'
import { EVIL_ADDRESSES, TEXTS } from '../attacks/payloads.ts'
import { addressFields, models, poisonedDocuments, replaced } from '../attacks/poisoned.ts'
import { launchBrowser } from '../support/browser.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

const PAGES_AT_A_TIME = 4
let site: PublicSite
let browser: Browser
let context: BrowserContext
let fields: number
const alarms: string[] = []

beforeAll(async () => {
  const poisoned = poisonedDocuments()
  fields = poisoned.fields
  const documents = new Map<string, object>()
  for (const document of [...seedDocuments, ...models, ...poisoned.documents])
    documents.set(document._id, document)
  // Past the Studio's validation, straight into the store: what breaks a rule must not get further.
  for (const [number, { model, path }] of addressFields().entries()) {
    for (const [index, address] of EVIL_ADDRESSES.entries()) {
      const _id = `kwaad-${number}-${index}`
      const slug = { _type: 'slug', current: _id }
      const evil = replaced(model, path, address)
      if (isRecord(evil)) documents.set(_id, { ...evil, _id, ...('slug' in model ? { slug } : {}) })
    }
  }
  site = await startPublicSite([...documents.values()])
  await site.searchable()
  browser = await launchBrowser()
  // Escaping must hold by itself, not because the policy catches what escapes.
  context = await browser.newContext({ bypassCSP: true })
  await context.exposeFunction('alert', () => alarms.push('alert'))
  context.on('page', (page) => {
    page.on('dialog', (dialog) => {
      alarms.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(site.origin) && !request.url().startsWith('data:'))
        alarms.push(request.url())
    })
  })
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

it('would notice: a payload that is not escaped raises the alarm', async () => {
  const page = await context.newPage()
  await page.goto(`${site.origin}/privacy/`)
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>'))
  await expect.poll(() => alarms).toEqual(['alert'])
  expect((await page.evaluate(inspect)).wrong).toEqual(['IMG has onerror'])
  alarms.length = 0
  await page.close()
})

it('shows payloads as text on every page: no dialog, no script of theirs, no handler, no foreign request', async () => {
  expect(fields).toBeGreaterThan(500)
  const sitemap = await (await fetch(`${site.origin}/sitemap-0.xml`)).text()
  const paths = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(
    ([, address = '']) => new URL(address).pathname,
  )
  const poisoned = [
    ...paths.filter((path) => path.includes('vergif')),
    ...paths.filter((path) => !/vergif|kwaad/.test(path)),
  ]
  expect(poisoned.length).toBeGreaterThan(80)
  const queue = [...poisoned, '/zoeken/', '/bestaat-niet/'].values()
  const found: string[] = []
  let shown = ''
  await Promise.all(
    Array.from({ length: PAGES_AT_A_TIME }, async () => {
      const page = await context.newPage()
      for (const path of queue) {
        await page.goto(site.origin + path, { waitUntil: 'load' })
        const { wrong, text } = await page.evaluate(inspect)
        found.push(...wrong.map((what) => `${path}: ${what}`))
        shown += text
      }
      await page.close()
    }),
  )
  expect(found).toEqual([])
  expect(alarms).toEqual([])
  // Each payload did reach a page, as text.
  expect(TEXTS.filter((payload) => !shown.includes(payload.replace(/\s+/g, ' ').trim()))).toEqual([])
})

it('shows payloads as text among the answers of search', async () => {
  const page = await context.newPage()
  for (const question of [
    'alert',
    'script',
    'onerror',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
  ]) {
    await page.goto(`${site.origin}/zoeken/?${new URLSearchParams({ q: question }).toString()}`)
    await expect.poll(() => page.locator('[role=status]').textContent()).toMatch(/gevonden|Niets/)
    expect((await page.evaluate(inspect)).wrong).toEqual([])
  }
  expect(alarms).toEqual([])
  await page.close()
})

it('lets no document through whose link runs something or leads elsewhere than it says', async () => {
  const number = addressFields().length
  expect(number).toBeGreaterThan(5)
  const refused = new Set(site.publisher.status().problems.map(({ documentId }) => documentId))
  for (let field = 0; field < number; field++)
    for (const [index, address] of EVIL_ADDRESSES.entries())
      expect(refused, address).toContain(`kwaad-${field}-${index}`)
  const sitemap = await (await fetch(`${site.origin}/sitemap-0.xml`)).text()
  expect(sitemap).not.toContain('kwaad-')
})

/** In the browser: what on this page should not be there, and its text. */
function inspect(): { wrong: string[]; text: string } {
  const wrong: string[] = []
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) wrong.push(`${element.tagName} has ${name}`)
      if (/^(?:href|src|action|data|formaction|xlink:href)$/.test(name)) {
        const address = value.replace(/[\s\p{Cc}]/gu, '')
        if (/^(?:javascript|vbscript|data|blob|file):/i.test(address) || /^[/\\]{2}/.test(address))
          wrong.push(`${element.tagName} leads to ${value}`)
      }
    }
  }
  for (const script of document.scripts) {
    const known = script.type === 'application/ld+json' || script.text.includes("import('/zoeken.js')")
    if (!known) wrong.push(`script ${script.outerHTML.slice(0, 100)}`)
    if (script.type === 'application/ld+json') JSON.parse(script.text)
  }
  for (const tag of [
    'iframe',
    'object',
    'embed',
    'base',
    'math',
    'video',
    'x-xss',
    'meta[http-equiv]',
    'style:not([media])',
  ])
    if (document.querySelector(tag)) wrong.push(`has ${tag}`)
  const attributes = [...document.querySelectorAll('[alt],[content],[title]')].map(
    (element) => `${element.getAttribute('alt') ?? ''}${element.getAttribute('content') ?? ''}`,
  )
  return {
    wrong,
    text: `${document.body.textContent.replace(/\s+/g, ' ')} ${attributes.join(' ').replace(/\s+/g, ' ')}`,
  }
}
