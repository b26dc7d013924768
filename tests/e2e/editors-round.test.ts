/** An editor's round without help: a new project page, from the first word to its end. */
import { stegaClean } from '@sanity/client/stega'
import { addressOf } from '@programme/content-schemas'
import sharp from 'sharp'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import type { Product } from '../support/product.ts'
import {
  allSaved,
  atEndOfText,
  becomes,
  field,
  openDocument,
  publish,
  visit,
  type Editor,
} from '../support/studio.ts'
import { tellStory } from '../support/studio-story.ts'

let product: Product
let browser: Browser
let editor: Editor
let page: Page
let preview: FrameLocator

tellStory((stage) => {
  ;({ product, browser, editor } = stage)
  page = editor.page
  preview = page.frameLocator('iframe')
})

const statusLine = async (): Promise<string> =>
  (await page.getByTestId('document-status').textContent()) ?? ''

async function tab(name: string): Promise<void> {
  await page.getByRole('tab', { name }).click()
}

async function pick(name: string, search: string, option: RegExp): Promise<void> {
  await field(page, name).getByRole('button', { name: 'Voeg item toe' }).click()
  await page.getByTestId('autocomplete').last().fill(search)
  await page.getByRole('option', { name: option }).click()
}

async function idOfProject(): Promise<string> {
  const query = '*[_type == "projectPage" && title == "Groene gevels"][0]._id'
  const id: unknown = await (await product.client()).fetch(query, {}, { perspective: 'raw' })
  return String(id).replace(/^drafts\./, '')
}

async function openProject(): Promise<void> {
  await openDocument(page, product, 'projectPage', await idOfProject())
  await expect.poll(() => field(page, 'title').getByRole('textbox').inputValue()).toBe('Groene gevels')
}

it('writes a new project with a picture, a contact and a working group', async () => {
  await (await product.client()).delete({ query: '*[_type == "projectPage" && title == "Groene gevels"]' })
  await page.goto(`${product.studio}/structure/vandaag`)
  await page.getByTestId('today').getByRole('link', { name: 'Nieuw project' }).click()
  await field(page, 'title').getByRole('textbox').fill('Groene gevels')
  await field(page, 'slug').getByRole('button', { name: 'Genereren' }).click()
  await becomes(() => field(page, 'slug').getByRole('textbox').inputValue(), 'groene-gevels')
  await field(page, 'summary').getByRole('textbox').fill('Planten aan de gevels van de Hoogstraat.')
  const picture = page.locator('#heroImage')
  await picture
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'gevel.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 1_200, height: 800, channels: 3, background: '#285' } })
        .png()
        .toBuffer(),
    })
  await picture.locator('img').waitFor()
  await field(page, 'heroImage.alt').getByRole('textbox').fill('Een gevel vol planten')
  for (const [name, text] of [
    ['aanleiding', 'De straat is grijs.'],
    ['aanpak', 'Eigenaren en ondernemers planten samen.'],
    ['resultaat', 'Een straat die groen oogt.'],
  ] as const) {
    await atEndOfText(page, name)
    await page.keyboard.type(text)
    await becomes(async () => (await field(page, name).textContent()) ?? '', text)
  }
  await tab('Voortgang')
  await field(page, 'phase').getByRole('radio', { name: 'Voorbereiden' }).check()
  await tab('Wie en wat')
  await pick('workingGroups', 'Sfeer', /Werkgroep Sfeer/)
  await pick('contacts', 'Sonja', /Sonja den Duijn/)
  await becomes(statusLine, 'Staat nog niet op de site')
  await allSaved(page)
  expect(await visit(product, '/projecten/groene-gevels/')).toMatch(/^404/)
})

it('sees it with its picture before it is live', async () => {
  await page.goto(`${product.studio}/voorbeeld?preview=/projecten/groene-gevels/`)
  await preview.getByRole('heading', { level: 1, name: 'Groene gevels' }).waitFor()
  await preview.getByAltText('Een gevel vol planten').waitFor()
  expect(await visit(product, '/projecten/groene-gevels/')).toMatch(/^404/)
})

it('shows the draft to someone without the Studio, and takes that back', async () => {
  await (await product.client()).delete({ query: '*[_type == "draftLink"]' })
  await openProject()
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name: 'Concept delen' }).click()
  const dialog = page.getByTestId('share-draft')
  await dialog.getByRole('button', { name: 'Maak een link' }).click()
  const address = await dialog.getByLabel('Link naar het concept').inputValue()
  expect(await violations(page, 'share-draft')).toEqual([])
  const stranger = await browser.newPage()
  const answer = async (): Promise<string> => {
    const response = await fetch(address)
    return `${response.status} ${/<h1[^>]*>[^<]*/.exec(await response.text())?.[0] ?? ''}`
  }
  await becomes(answer, /^200/)
  await stranger.goto(address)
  await stranger.getByRole('heading', { level: 1, name: 'Groene gevels' }).waitFor()
  expect(await stranger.getByRole('note').textContent()).toContain('zo staat het nog niet op de site')
  await dialog.getByRole('button', { name: /intrekken/ }).click()
  await dialog.getByText('Er zijn er geen.').waitFor()
  await becomes(answer, /^404 <h1>Deze link werkt niet/)
  await stranger.close()
})

it('publishes it, and what visitors get carries no trace of the preview', async () => {
  await openProject()
  await publish(page)
  await becomes(() => visit(product, '/projecten/groene-gevels/'), /^200/)
  await becomes(statusLine, /Live sinds/)
  for (const path of ['/', '/projecten/', '/projecten/groene-gevels/', '/contact/']) {
    const html = await visit(product, path)
    expect(stegaClean(html)).toBe(html)
    expect(html).not.toContain('overlay.js')
  }
})

it('finds the picture in the library by what was written of it, and adds one that is too small', async () => {
  await (await product.client()).delete({ query: '*[originalFilename == "klein.png"]' })
  await page.goto(`${product.studio}/beeldbank`)
  const details = page.getByTestId('picture-details')
  await page.getByRole('button', { name: 'Een gevel vol planten' }).click()
  await details.getByRole('link', { name: 'Groene gevels' }).waitFor()
  const buffer = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#a35' } })
    .png()
    .toBuffer()
  await page.getByTestId('add-pictures').setInputFiles({ name: 'klein.png', mimeType: 'image/png', buffer })
  await details.getByText('Te klein').waitFor()
  await details.getByLabel('Wat is er te zien?').fill('Een rood vlak')
  await details.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByLabel('Zoek een afbeelding').fill('rood')
  await page.getByRole('button', { name: 'Een rood vlak' }).waitFor()
  expect(await violations(page, 'media-library')).toEqual([])
  await details.getByRole('button', { name: 'Verwijder deze afbeelding' }).click()
  await details.getByRole('button', { name: 'Ja, verwijder' }).click()
  await page.getByText('Geen afbeeldingen gevonden.').waitFor()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await page.getByRole('button', { name: 'Een rood vlak' }).click()
  await details.getByRole('button', { name: 'Verwijder deze afbeelding' }).click()
  await details.getByRole('button', { name: 'Ja, verwijder' }).click()
  await page.getByText('Geen afbeeldingen gevonden.').waitFor()
})

it('writes a day as people do, and what cannot be read stops the publish', async () => {
  const client = await product.client()
  const _id = 'event-typed'
  const before = '2099-12-18T19:00:00.000Z'
  await client.createOrReplace({
    ...{ _id, _type: 'event', title: 'Inloopavond', summary: 'Een avond.', place: 'De haven' },
    slug: { _type: 'slug', current: _id },
    start: before,
    end: '2099-12-19T22:00:00.000Z',
  })
  await openDocument(page, product, 'event', _id)
  const start = field(page, 'start')
  const written = () =>
    client.fetch<string>('*[_id == $id][0].start', { id: `drafts.${_id}` }, { perspective: 'raw' })
  await start.getByRole('textbox').fill('19-12-2099 20:00')
  await becomes(written, '2099-12-19T19:00:00.000Z')
  await start.getByRole('textbox').press('Tab')
  expect(await start.getByRole('textbox').inputValue()).toBe('19 december 2099 om 20:00')

  await start.getByRole('textbox').fill('morgenavond')
  await start.getByRole('textbox').press('Tab')
  await start.getByText('Dit is geen dag met een tijd die bestaat.').waitFor()
  await page.getByRole('button', { name: 'Publiceren' }).click()
  await becomes(async () => (await page.locator('#publish-checks-list').textContent()) ?? '', 'morgenavond')
  expect(await client.fetch('*[_id == $id][0].start', { id: _id })).toBe(before)

  await start.getByRole('textbox').fill('za 19 dec 2099 21.30')
  await becomes(written, '2099-12-19T20:30:00.000Z')
  await publish(page)
  expect(await client.fetch('*[_id == $id][0].start', { id: _id })).toBe('2099-12-19T20:30:00.000Z')
})

it('moves it: the old address leads on', async () => {
  const id = await idOfProject()
  await (
    await product.client()
  )
    .transaction()
    .delete(`drafts.${id}`)
    .patch(id, { set: { 'slug.current': 'groene-gevels' } })
    .commit()
  await openProject()
  await field(page, 'slug').getByRole('textbox').fill('groen-op-de-gevel')
  await becomes(statusLine, 'staan er nog niet bij')
  await publish(page)
  await becomes(() => visit(product, '/projecten/groene-gevels/'), /^301 \/projecten\/groen-op-de-gevel\/\n/)
  await becomes(() => visit(product, '/projecten/groen-op-de-gevel/'), 'Groene gevels')
})

it('takes it off the site', async () => {
  await openProject()
  await page.getByRole('button', { name: 'Documentacties openen' }).click()
  await page.getByRole('menuitem', { name: 'Van de site halen' }).click()
  await page.getByTestId('confirm-remove').click()
  await becomes(() => visit(product, '/projecten/groen-op-de-gevel/'), /^404/)
  expect(editor.complaints.filter((line) => !line.includes('404'))).toEqual([])
})

it('follows what she types in the preview, and opens the field of a text that she clicks', async () => {
  await page.goto(`${product.studio}/voorbeeld?preview=/projecten/sfeer-en-uitstraling/`)
  await preview.getByRole('heading', { level: 1 }).waitFor()
  const title = field(page, 'title').getByRole('textbox')
  await becomes(() => title.inputValue(), 'Sfeer en uitstraling')
  await field(page, 'summary').getByRole('textbox').fill('Planten aan alle gevels.')
  await preview.getByText('Planten aan alle gevels').first().waitFor()
  const width = async (): Promise<number> => (await page.locator('iframe').boundingBox())?.width ?? 0
  await page.getByRole('button', { name: 'Breedte wisselen' }).click()
  await expect.poll(width).toBe(375)
  await page.getByRole('button', { name: 'Breedte wisselen' }).click()
  await expect.poll(width).toBeGreaterThan(700)
  // Clicked again until the editor's tools have found the text.
  await becomes(async () => {
    await preview.getByRole('heading', { level: 1 }).hover()
    await preview.getByRole('heading', { level: 1 }).click()
    return page.url()
  }, /project-sfeer-en-uitstraling\/title/)
})

it('knows of a document at which address it is to be seen, or that it has no page', async () => {
  const client = await product.client()
  await page.goto(`${product.studio}/structure/vandaag`)
  await page.getByTestId('today').waitFor()
  const form = page.getByTestId('form-view').last()
  // With a slug, with a fixed address, with that of another page, and without one.
  for (const type of ['workingGroup', 'siteSettings', 'redirect', 'download']) {
    const [document] = await client.fetch<{ _id: string; to?: string }[]>('*[_type == $type]', { type })
    const id = document?._id ?? `no ${type} in the store`
    await openInside(page, `/intent/edit/id=${id};type=${type}/`)
    await page.waitForURL(({ pathname }) => pathname.includes(id))
    const address = document?.to ?? addressOf(document)
    const place = form.getByText(address ?? 'Dit heeft geen eigen pagina.', { exact: true }).first()
    const list = form.getByRole('button', { name: 'Staat op één pagina' })
    // Unfolded again where the form of the document before was still there.
    await becomes(async () => {
      if (!(await place.isVisible())) await list.click({ timeout: 500 }).catch(() => undefined)
      return (await place.isVisible()) ? `${type} has its place` : type
    }, 'has its place')
    if (address !== undefined) expect(await visit(product, address)).toMatch(/^200/)
  }
})

/** Goes to a place of the Studio without loading it anew. */
async function openInside(current: Page, path: string): Promise<void> {
  await current.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

it('shows the drafts to nobody but who comes from the Studio', async () => {
  const [, origin = ''] = /"previewUrl":"([^"]+)"/.exec(await (await fetch(product.studio)).text()) ?? []
  expect((await fetch(`${origin}/projecten/`)).status).toBe(403)
  expect((await fetch(`${origin}/projecten/`, { headers: { cookie: 'preview=wrong' } })).status).toBe(403)
})
