/** Pictures of the Studio for the editors' guide, into docs/screens/studio: `node tests/screens-studio.ts`. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser } from './support/browser.ts'
import { startProduct } from './support/product.ts'

/** Pixels of a picture in the guide. */
const SHOWN = 1_000
const folder = new URL('../docs/screens/studio/', import.meta.url)

const product = await startProduct()
const browser = await launchBrowser()

async function keep(page: Page, name: string): Promise<void> {
  const picture = sharp(await page.screenshot()).resize({ width: SHOWN, withoutEnlargement: true })
  await writeFile(new URL(`${name}.webp`, folder), await picture.webp({ quality: 70, effort: 6 }).toBuffer())
}

async function openStudio(width: number, height: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'nl-NL',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${product.studio}/structure/vandaag`)
  await page
    .getByTestId('today')
    .getByRole('heading', { name: /Concepten/ })
    .waitFor()
  return page
}

try {
  await product.printed('Studio: open')
  const today = new Date().toISOString().slice(0, 10)
  await (
    await product.client()
  )
    .transaction()
    .patch('project-centrumorganisatie', { set: { reviewBy: today, owner: 'projectcoördinator' } })
    .create({ _id: 'drafts.nieuws-concept', _type: 'newsArticle', title: 'Vlaggen op de kade' })
    .commit()
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })

  const page = await openStudio(1_280, 800)
  await page.getByText('Vlaggen op de kade').waitFor()
  await keep(page, 'vandaag')
  await page.getByRole('button', { name: 'Start de rondleiding' }).click()
  for (const title of ['Onderwerpen', 'Iets nieuws', 'Zoeken']) {
    await page.locator('.driver-popover').getByRole('button', { name: 'Volgende' }).click()
    await page.locator('.driver-popover-title', { hasText: title }).waitFor()
  }
  await keep(page, 'rondleiding')
  await page.keyboard.press('Escape')

  await page.goto(`${product.studio}/intent/edit/id=project-aanpak-leegstand;type=projectPage/`)
  await page.getByTestId('field-title').getByRole('textbox').fill('')
  await page.getByTestId('publish-checks').getByText('Nog 1 punt te doen').waitFor()
  await page.getByRole('button', { name: 'Publiceren' }).click()
  await page.locator('#publish-checks-list').waitFor()
  await keep(page, 'voor-publiceren')
  await page.getByRole('button', { name: 'Hulp', exact: true }).click()
  await page.getByTestId('help').waitFor()
  await keep(page, 'hulp')

  const phone = await openStudio(360, 720)
  await keep(phone, 'vandaag-telefoon')
} finally {
  await browser.close()
  await product.stop()
}
