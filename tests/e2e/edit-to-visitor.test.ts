/** From an edit in the Studio to a visitor who finds it: the real Studio, the real site, a real browser. */
import ICAL from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { parse as parseCard } from 'vcard4'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { seededDataDir } from '../support/seeded-data-dir.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct({ dataDir: await seededDataDir() })
  await product.printed('Studio: open')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  expect(await product.stop()).toBe(0)
})

const PAGE_TYPES = [
  '/',
  '/projecten/',
  '/projecten/centrumorganisatie/',
  '/werkgroepen/',
  '/werkgroepen/leegstand/',
  '/resultaten/',
  '/resultaten/draagvlak-blauwdruk/',
  '/agenda/',
  '/agenda/minder-leegstand/',
  '/nieuws/',
  '/nieuws/site-staat-online/',
  '/contact/',
  '/contact/veronique-gielen/',
  '/doe-mee/',
  '/over/',
  '/zoeken/',
  '/toegankelijkheid/',
  '/privacy/',
  '/bestaat-niet/',
]

async function text(path: string): Promise<string> {
  return (await fetch(product.site + path)).text()
}

describe('what a visitor gets', () => {
  it('names the programme and the join-in on the home page', async () => {
    const home = await text('/')
    expect(home).toContain('Levendige binnenstad')
    expect(home).toContain('href="/doe-mee/"')
  })

  it('shows both coordinators with telephone and mail, and vCards that another library reads', async () => {
    const contact = await text('/contact/')
    for (const href of [
      'tel:+31630189806',
      'tel:+31624231194',
      'mailto:v.gielen@ik-onderneem.nl',
      'mailto:s.unk@ik-onderneem.nl',
    ]) {
      expect(contact).toContain(`href="${href}`)
    }
    for (const slug of ['veronique-gielen', 'sonja-den-duijn']) {
      const card = await text(`/contact/${slug}.v4.vcf`)
      expect(card).toContain('VERSION:4.0')
      expect(() => parseCard(card)).not.toThrow()
    }
  })

  it('has the three sections on the page of the centre organisation', async () => {
    const page = await text('/projecten/centrumorganisatie/')
    for (const heading of ['Aanleiding', 'Aanpak', 'Resultaat'])
      expect(page).toMatch(new RegExp(`<h2[^>]*>\\s*${heading}\\s*</h2>`))
  })

  it('gives feeds that other libraries read', async () => {
    expect(ICAL.parse(await text('/agenda.ics'))).toBeInstanceOf(Array)
    expect(await text('/rss.xml')).toContain('<rss')
    expect(await text('/sitemap-0.xml')).toContain('/projecten/centrumorganisatie/')
  })

  it('asks for nothing off the origin, sets no cookie and needs no script but the search, on every page type', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
    const page = await context.newPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    for (const path of PAGE_TYPES) {
      await page.goto(product.site + path, { waitUntil: 'load' })
      expect(requests.filter((url) => !url.startsWith(product.site))).toEqual([])
      if (path !== '/zoeken/') expect(requests.filter((url) => url.includes('.js'))).toEqual([])
      requests.length = 0
    }
    expect(await context.cookies()).toEqual([])
    await context.close()
  })
})

describe('what an editor does', () => {
  it('sees Dutch lists, edits a project in two tabs, publishes, and a visitor reads it and finds it by search', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await openProject(page)
    const other = await context.newPage()
    await openProject(other)

    const title = 'Aanpak leegstand kwartelkade'
    await titleOf(page).fill(title)
    await other.waitForFunction(
      (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
      title,
    )
    await page.getByRole('button', { name: 'Publiceren' }).click()
    await visible(() => text('/projecten/aanpak-leegstand/'), title)

    await visible(async () => {
      const search = await context.newPage()
      await search.goto(`${product.site}/zoeken/?q=kwartelkade`, { waitUntil: 'networkidle' })
      const found = (await search.locator('[data-search-results]').textContent()) ?? ''
      await search.close()
      return found
    }, title)
    await context.close()
  })

  it('takes a page away by unpublishing and keeps the live site when a document breaks a rule', async () => {
    const client = await product.client()
    await client.patch('nieuws-site').set({ title: '' }).commit()
    await visible(async () => JSON.stringify(await status()), 'nieuws-site')
    expect(await text('/nieuws/site-staat-online/')).toContain('De site van de binnenstad staat online')

    await client.action({
      actionType: 'sanity.action.document.unpublish',
      draftId: 'drafts.nieuws-site',
      publishedId: 'nieuws-site',
    })
    await visible(
      async () => String((await fetch(`${product.site}/nieuws/site-staat-online/`)).status),
      '404',
    )
  })
})

async function openProject(page: Page): Promise<void> {
  await page.goto(`${product.studio}/intent/edit/id=project-aanpak-leegstand;type=projectPage/`)
  await titleOf(page).waitFor()
}

function titleOf(page: Page) {
  return page.getByTestId('field-title').getByTestId('string-input')
}

async function status(): Promise<unknown> {
  return (await fetch(`${product.studio}/publish/status`)).json()
}

async function visible(read: () => Promise<string>, wanted: string): Promise<void> {
  await expect.poll(read, { interval: 100 }).toContain(wanted)
}
