/** After Publish: the editor sees that it is live, an address that changes leads on, and what goes can come back. */
import type { Browser, Page, Request } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import { keepDocuments } from '../support/keep-documents.ts'
import type { Product } from '../support/product.ts'
import {
  atEndOfText,
  becomes,
  field,
  openDocument,
  openEditor,
  publish,
  visit,
  type Editor,
} from '../support/studio.ts'
import { tellStory } from '../support/studio-story.ts'

let product: Product
let browser: Browser
let editor: Editor
let page: Page

/** Sent to an empty browser until a document can be edited. */
const MOST_REQUESTS = 120
const MOST_BYTES = 2_500_000

/** Puts back what these tests publish, move and unlink. */
let restore: () => Promise<void>

tellStory(
  (stage) => {
    ;({ product, browser, editor } = stage)
    page = editor.page
  },
  async (started) => {
    const ids = ['project-aanpak-leegstand', 'werkgroep-leegstand', 'agenda-leegstand']
    restore = await keepDocuments(await started.client(), ids)
  },
)
beforeEach(async () => {
  // No form is open while the documents beneath it are put back.
  await page.goto('about:blank')
  await restore()
  const client = await product.client()
  await client.delete({ query: '*[_type == "redirect" && string::startsWith(from, "/projecten/")]' })
})

const statusLine = async (): Promise<string> =>
  (await page.getByTestId('document-status').textContent()) ?? ''

async function openProject(): Promise<void> {
  await openDocument(page, product, 'projectPage', 'project-aanpak-leegstand')
  await becomes(() => field(page, 'title').getByRole('textbox').inputValue(), 'Aanpak leegstand')
}

async function choose(name: string): Promise<void> {
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name }).click()
}

it('says since when a document is live, with a link to its page, and that changes are not there yet', async () => {
  await openProject()
  await becomes(statusLine, /Live sinds \d\d:\d\d/)
  const link = page.getByRole('link', { name: 'Bekijk de pagina' })
  expect(await link.getAttribute('href')).toBe(`${product.site}/projecten/aanpak-leegstand/`)
  await field(page, 'title').getByRole('textbox').fill('Leegstand aanpakken')
  await becomes(statusLine, 'Uw laatste wijzigingen staan er nog niet bij')
  await publish(page)
  await becomes(statusLine, /Live sinds \d\d:\d\d\.Bekijk/)
  await becomes(() => visit(product, '/projecten/aanpak-leegstand/'), 'Leegstand aanpakken')
  await becomes(async () => (await page.getByTestId('site-status').textContent()) ?? '', 'Site live sinds')
})

it('shows the Studio and the form once, not anew when it turns out that there are tasks and comments, and sends little for it', async () => {
  const { page: tab, context } = await openEditor(browser, product)
  const finished: Request[] = []
  context.on('requestfinished', (request) => {
    if (request.url().startsWith('http:')) finished.push(request)
  })
  await tab.addInitScript(() => {
    const mounted = { 'form-view': new Set<Element>(), 'studio-navbar': new Set<Element>() }
    const count = (): void => {
      for (const [name, elements] of Object.entries(mounted)) {
        for (const element of document.querySelectorAll(`[data-testid="${name}"]`)) elements.add(element)
        document.documentElement.setAttribute(`data-mounted-${name}`, String(elements.size))
      }
    }
    new MutationObserver(count).observe(document, { childList: true, subtree: true })
  })
  await openDocument(tab, product, 'projectPage', 'project-aanpak-leegstand')
  const sizes = await Promise.all(finished.map((request) => request.sizes()))
  const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0)
  expect({ requests: sizes.length, bytes }).toSatisfy(
    (sent: { requests: number; bytes: number }) =>
      sent.requests <= MOST_REQUESTS && sent.bytes > 500_000 && sent.bytes <= MOST_BYTES,
  )
  const title = field(tab, 'title')
  await becomes(async () => {
    await title.hover()
    return String(await title.getByRole('button', { name: 'Opmerking toevoegen' }).isVisible())
  }, 'true')
  const html = tab.locator('html')
  expect(await html.getAttribute('data-mounted-form-view')).toBe('1')
  expect(await html.getAttribute('data-mounted-studio-navbar')).toBe('1')
  await context.close()
})

it('publishes the last word too, and lets nobody write until it is through', async () => {
  await openProject()
  const title = field(page, 'title').getByRole('textbox')
  const isLocked = (): Promise<boolean> => title.evaluate((input) => input.closest('[inert]') !== null)
  const gate = Promise.withResolvers<undefined>()
  await page.route('**/data/actions/**', async (route) => {
    await gate.promise
    await route.continue()
  })
  await atEndOfText(page, 'aanpak')
  await page.keyboard.type(' Ook het laatste woord.')
  await page.getByRole('button', { name: 'Publiceren' }).click()
  await becomes(statusLine, 'Zodra dat klaar is, kunt u weer verder schrijven')
  expect(await isLocked()).toBe(true)
  gate.resolve(undefined)
  await becomes(() => visit(product, '/projecten/aanpak-leegstand/'), 'Ook het laatste woord.')
  await expect.poll(isLocked).toBe(false)
  await title.fill('Leegstand, verder')
  await becomes(statusLine, 'Uw laatste wijzigingen staan er nog niet bij')
  await page.unrouteAll()
})

it('takes the last publish back and keeps what was written as a draft', async () => {
  await openProject()
  await field(page, 'title').getByRole('textbox').fill('Leegstand aanpakken')
  await publish(page)
  await becomes(() => visit(product, '/projecten/aanpak-leegstand/'), '<h1>Leegstand aanpakken</h1>')
  await choose('Laatste publicatie terugdraaien')
  await page.getByRole('button', { name: 'Terugdraaien', exact: true }).click()
  await becomes(() => visit(product, '/projecten/aanpak-leegstand/'), '<h1>Aanpak leegstand</h1>')
  expect(await field(page, 'title').getByRole('textbox').inputValue()).toBe('Leegstand aanpakken')
  await publish(page)
})

it('leads visitors on from an address that changes, twice, without a chain', async () => {
  await openProject()
  for (const slug of ['leegstand', 'lege-panden']) {
    await field(page, 'slug').getByRole('textbox').fill(slug)
    await becomes(statusLine, 'staan er nog niet bij')
    await publish(page)
    await becomes(() => visit(product, `/projecten/${slug}/`), /^200/)
  }
  await becomes(() => visit(product, '/projecten/aanpak-leegstand/'), /^301 \/projecten\/lege-panden\/\n/)
  await becomes(() => visit(product, '/projecten/leegstand/'), /^301 \/projecten\/lege-panden\/\n/)
})

it('names what uses a document before it goes, and unlinks it everywhere in one step', async () => {
  await openProject()
  await choose('Van de site halen')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Werkgroep Leegstand').waitFor()
  await dialog.getByText('Minder leegstand').waitFor()
  expect(await violations(page, 'remove')).toEqual([])
  await dialog.getByRole('button', { name: 'Overal loskoppelen en van de site halen' }).click()
  await becomes(() => visit(product, '/projecten/aanpak-leegstand/'), /^404/)
  await becomes(statusLine, 'Staat nog niet op de site')
  expect(await visit(product, '/agenda/minder-leegstand/')).not.toContain('aanpak-leegstand')
  const status: unknown = await (await fetch(`${product.studio}/publish/status`)).json()
  expect(status).toMatchObject({ problems: [] })
})

it('does not let go of what another document cannot do without', async () => {
  await openDocument(page, product, 'contact', 'contact-projectcoordinator')
  await choose('Verwijderen')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('hier is dit verplicht').first().waitFor()
  expect(await violations(page, 'remove')).toEqual([])
  expect(await dialog.getByTestId('confirm-remove').isEnabled()).toBe(false)
  await dialog.getByRole('button', { name: 'Annuleren' }).click()
})

it('says why a document is not live, and that it is once the editor has mended it', async () => {
  const client = await product.client()
  // As an import may do it, past the Studio.
  await client.patch('agenda-leegstand').set({ title: '' }).commit()
  await openDocument(page, product, 'agendaItem', 'agenda-leegstand')
  await becomes(statusLine, /Niet live.*Titel.*Pas dit aan en publiceer opnieuw/)
  await becomes(async () => (await page.getByTestId('site-status').textContent()) ?? '', '1 niet live')
  expect(await visit(product, '/agenda/minder-leegstand/')).toMatch(/^200/)
  await field(page, 'title').getByRole('textbox').fill('Minder lege winkels')
  await publish(page)
  await becomes(statusLine, /Live sinds \d\d:\d\d/)
  await becomes(() => visit(product, '/agenda/minder-leegstand/'), 'Minder lege winkels')
})

it('says of a site that is built elsewhere whether it shows this version', async () => {
  const id = 'project-aanpak-leegstand'
  const published = await (await product.client()).getDocument(id)
  let revision = 'another'
  // The page of a Studio that is deployed by itself has no policy of this server.
  const context = await browser.newContext({ bypassCSP: true, locale: 'nl-NL' })
  await context.route('**/publish/status', (route) => route.fulfill({ status: 404 }))
  await context.route('**/publicatie.json', (route) =>
    route.fulfill({
      headers: { 'Access-Control-Allow-Origin': '*' },
      json: { builtAt: new Date().toISOString(), revisions: { [id]: revision }, problems: [] },
    }),
  )
  const elsewhere = await context.newPage()
  const line = async (): Promise<string> =>
    (await elsewhere.getByTestId('document-status').textContent()) ?? ''
  await openDocument(elsewhere, product, 'projectPage', id)
  await becomes(line, 'De site wordt elders gemaakt')
  revision = String(published?._rev)
  await elsewhere.reload()
  await becomes(line, /Live sinds \d\d:\d\d/)
  await context.close()
})

it('says when a planned version comes on the site', async () => {
  const client = await product.client()
  const releaseId = `rplanned${Date.now()}`
  const publishAt = '2099-03-06T11:00:00.000Z'
  await client.releases.create({
    releaseId,
    metadata: {
      title: 'Gepland',
      releaseType: 'scheduled',
      intendedPublishAt: publishAt,
      cardinality: 'one',
    },
  })
  await client.createVersion({ baseId: 'page-over', releaseId, publishedId: 'page-over' })
  await client.releases.schedule({ releaseId, publishAt })
  await openDocument(page, product, 'page', 'page-over')
  await becomes(statusLine, /Live sinds.*Gepland: vrijdag 6 maart 2099 om \d\d:00/)
  expect(editor.complaints).toEqual([])
})
