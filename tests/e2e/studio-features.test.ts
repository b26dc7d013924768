/** What the Studio can do because the lake keeps history, releases, a clock, and a dataset for comments and tasks. */
import type { SanityClient } from '@sanity/client'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { becomes, field, openDocument, openEditor, publish, visit } from '../support/studio.ts'

let product: Product
let browser: Browser
let page: Page
let client: SanityClient

beforeAll(async () => {
  product = await startProduct()
  await product.printed('Studio: open')
  client = await product.client()
  browser = await launchBrowser()
  const editor = await openEditor(browser, product)
  page = editor.page
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

const title = () => field(page, 'title').getByRole('textbox')

async function chooseInHeader(name: string): Promise<void> {
  await page.getByTestId('pane-context-menu-button').last().click()
  await page.getByRole('menuitem', { name }).click()
}

it('shows the history of a document and restores an earlier revision', async () => {
  await openDocument(page, product, 'projectPage', 'project-aanpak-leegstand')
  for (const text of ['Eerste titel', 'Tweede titel']) {
    await title().fill(text)
    await becomes(() => page.getByTestId('document-panel-document-title').textContent().then(String), text)
    await publish(page)
  }
  await chooseInHeader('Wijzigingen beoordelen')
  const events = page.getByTestId('timeline-item-button')
  await becomes(
    async () => (await events.allTextContents()).join(),
    /Gepubliceerd.*Gepubliceerd.*Concept aangemaakt/,
  )
  await events.nth(1).click()
  await becomes(() => title().inputValue(), 'Eerste titel')
  await page.getByRole('tab', { name: 'Wijzigingen beoordelen' }).click()
  await page.getByRole('button', { name: 'Herstellen' }).click()
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  await becomes(
    async () => String((await client.getDocument('drafts.project-aanpak-leegstand'))?.['title']),
    'Eerste titel',
  )
  await publish(page)
  await becomes(() => visit(product, '/projecten/aanpak-leegstand/'), 'Eerste titel')
})

it('brings a deleted document back', async () => {
  await openDocument(page, product, 'newsArticle', 'nieuws-site')
  const text = await title().inputValue()
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name: 'Verwijderen' }).click()
  await page.getByRole('button', { name: 'Nu verwijderen' }).click()
  await expect.poll(() => client.getDocument('nieuws-site')).toBeUndefined()
  await page.goto(`${product.studio}/intent/edit/id=nieuws-site;type=newsArticle/`)
  await page.getByRole('button', { name: 'Herstel meest recente versie' }).click()
  await becomes(() => title().inputValue(), text)
  await publish(page)
  await becomes(async () => String((await client.getDocument('nieuws-site'))?.['title']), text)
})

it('makes a release, puts a changed document in it and publishes it as a whole', async () => {
  await page.goto(`${product.studio}/releases`)
  await page.getByRole('button', { name: 'Nieuwe release' }).first().click()
  await page.getByTestId('release-form-title').fill('Lente in de stad')
  await page.getByTestId('submit-release-button').click()
  await page.getByTestId('release-menu-button').waitFor()

  await openDocument(page, product, 'projectPage', 'project-gezamenlijke-promotie')
  await page.getByText('Concept', { exact: true }).first().click({ button: 'right' })
  await page.getByText('Kopieer versie naar').hover()
  await page.getByRole('menuitem', { name: 'Lente in de stad' }).click()
  await page.waitForURL(/perspective=/)
  await expect.poll(() => title().isEnabled()).toBe(true)
  await title().fill('Promotie in de lente')
  const inRelease = '*[_id in path("versions.**") && title == "Promotie in de lente"]._id'
  await becomes(
    async () => JSON.stringify(await client.fetch(inRelease, {}, { perspective: 'raw' })),
    'gezamenlijke-promotie',
  )
  expect(await visit(product, '/projecten/gezamenlijke-promotie/')).not.toContain('Promotie in de lente')

  await page.goto(`${product.studio}/releases`)
  await page.getByText('Lente in de stad').first().click()
  await page.getByTestId('publish-all-button').click()
  await page.getByTestId('confirm-button').click()
  await becomes(() => visit(product, '/projecten/gezamenlijke-promotie/'), 'Promotie in de lente')
})

it('plans the publication of a draft, which the lake carries out at its time', async () => {
  await openDocument(page, product, 'projectPage', 'project-sfeer-en-uitstraling')
  await title().fill('Sfeer op tijd')
  await becomes(
    async () => String((await client.getDocument('drafts.project-sfeer-en-uitstraling'))?.['title']),
    'Sfeer op tijd',
  )
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name: 'Schedule publish' }).click()
  const tomorrow = new Date(Date.now() + 86_400_000)
  const month = tomorrow.toLocaleString('en-US', { month: 'short' })
  await page.getByTestId('date-input').fill(`${month} ${tomorrow.getDate()}, ${tomorrow.getFullYear()} 10:00`)
  await page.keyboard.press('Tab')
  await page.getByTestId('confirm-button').click()
  await page.getByText('Gepland voor publicatie op').waitFor()
  await becomes(async () => String(await title().isEditable()), 'false')

  // The next day comes early.
  const scheduled = '*[_type == "system.release" && state == "scheduled"][0].name'
  const releaseId = await client.fetch<string>(scheduled, {}, { perspective: 'raw' })
  await client.releases.schedule({ releaseId, publishAt: new Date(Date.now() + 500).toISOString() })
  await becomes(() => visit(product, '/projecten/sfeer-en-uitstraling/'), 'Sfeer op tijd')
})

it('keeps a comment on a field and tells it to another editor', async () => {
  await openDocument(page, product, 'projectPage', 'project-centrumorganisatie')
  await field(page, 'summary').hover()
  await field(page, 'summary').getByRole('button', { name: 'Opmerking toevoegen' }).click()
  await page.getByTestId('comment-input-editable').first().click()
  await page.keyboard.type('Klopt dit nog?')
  await page.getByTestId('comment-input-send-button').first().click()
  await becomes(
    async () => (await page.getByTestId('comments-list-item').allTextContents()).join(),
    'Klopt dit nog?',
  )

  const other = await openEditor(browser, product)
  await openDocument(other.page, product, 'projectPage', 'project-centrumorganisatie')
  await field(other.page, 'summary')
    .getByRole('button', { name: /opmerking/i })
    .first()
    .click()
  await becomes(
    async () => (await other.page.getByTestId('comments-list-item').allTextContents()).join(),
    'Klopt dit nog?',
  )
  await other.context.close()
})

it('keeps a task about a document', async () => {
  await chooseInHeader('Nieuwe taak aanmaken')
  await page.getByPlaceholder('Task title').fill('Foto vervangen')
  await page.getByRole('button', { name: 'Taak aanmaken' }).click()
  await page.getByText('Taak aangemaakt').waitFor()
  await page.reload()
  await page.getByTestId('tasks-toolbar').click()
  await page.getByText('Foto vervangen').first().waitFor()
})

it('goes on when the lake is started again under the open Studio', async () => {
  const editor = await openEditor(browser, product)
  page = editor.page
  await openDocument(page, product, 'projectPage', 'project-aanpak-leegstand')
  const before = product
  await before.stop({ keepData: true })
  product = await startProduct({
    dataDir: before.dataDir,
    sitePort: before.sitePort,
    studioPort: before.studioPort,
  })
  client = await product.client()
  await client.patch('project-aanpak-leegstand').set({ title: 'Van buiten gewijzigd' }).commit()
  await expect.poll(() => title().inputValue(), { timeout: 60_000 }).toBe('Van buiten gewijzigd')
  await title().fill('In de Studio gewijzigd')
  await becomes(
    async () => String((await client.getDocument('drafts.project-aanpak-leegstand'))?.['title']),
    'In de Studio gewijzigd',
  )
})
