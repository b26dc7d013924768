/** The desk on a Monday morning: what waits, where things are, in Dutch, with the keyboard alone. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { DESK, PHONE, violations, violationsAt } from '../support/axe.ts'
import type { Product } from '../support/product.ts'
import { becomes, field, openDocument, publish, visit, type Editor } from '../support/studio.ts'
import { tellStory } from '../support/studio-story.ts'

let product: Product
let editor: Editor
let page: Page

tellStory(
  (stage) => {
    ;({ product, editor } = stage)
    page = editor.page
  },
  async (product) => {
    const client = await product.client()
    const today = new Date().toISOString().slice(0, 10)
    await client
      .transaction()
      .patch('project-centrumorganisatie', { set: { reviewBy: today } })
      .patch('contact-operationeel-manager', { set: { 'consent.until': today } })
      .create({ _id: 'drafts.nieuws-concept', _type: 'newsArticle', title: 'Nog niet af' })
      .commit()
  },
)

const textOf = async (testId: string): Promise<string> => (await page.getByTestId(testId).textContent()) ?? ''

it('opens on what waits: drafts, what has to be looked at again and consents that end', async () => {
  await page.goto(product.studio)
  await page.waitForURL(/\/structure\/vandaag$/)
  await becomes(
    () => textOf('today'),
    /Concepten \(1\).*Nog niet af.*Opnieuw nakijken \(1\).*Centrumorganisatie/,
  )
  await becomes(() => textOf('today'), /Toestemming loopt af \(1\).*Sonja den Duijn/)
  await page.getByTestId('today').getByRole('link', { name: 'Nog niet af' }).click()
  await becomes(() => textOf('document-status'), 'Staat nog niet op de site')
  expect(await violations(page, 'document-status')).toEqual([])
})

it('tells what must be done before Publish from what could be better, each a click from its field', async () => {
  const id = 'project-sfeer-en-uitstraling'
  const client = await product.client()
  const link = { _type: 'link', _key: 'l', href: 'http://192.168.1.5/plan' }
  const span = { _type: 'span', _key: 's', text: 'Het plan op de eigen server', marks: ['l'] }
  await client
    .transaction()
    .delete(`drafts.${id}`)
    .patch(id, (patch) => patch.unset(['aanpak[_key == "publish-checks"]']))
    .commit()
  await client
    .patch(id)
    .append('aanpak', [
      { _type: 'block', _key: 'publish-checks', style: 'normal', children: [span], markDefs: [link] },
    ])
    .commit()
  await openDocument(page, product, 'projectPage', id)
  const title = field(page, 'title').getByRole('textbox')
  await title.fill('')
  await becomes(() => textOf('publish-checks'), 'Nog 1 punt te doen')
  await page.getByTestId('field-summary').scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Publiceren' }).click()
  await becomes(() => textOf('publish-checks'), /Dit moet nog.*TitelDit veld is leeg/)
  expect(await violations(page, 'publish-checks')).toEqual([])
  await page
    .getByTestId('publish-checks')
    .getByRole('button', { name: /^Titel/ })
    .click()
  await expect.poll(() => title.evaluate((element) => element === document.activeElement)).toBe(true)

  await title.fill('Sfeer en uitstraling in de stad')
  await becomes(() => textOf('publish-checks'), /Dit kan beter.*Nakijken voor.*Kan op de site/)
  await becomes(
    () => textOf('publish-checks'),
    /192\.168\.1\.5\/plan: Dit adres werkt alleen op een eigen netwerk/,
  )
  await publish(page)
  await page.goto(`${product.studio}/structure/vandaag`)
  await becomes(() => textOf('broken-links'), /Sfeer en uitstraling in de stad.*192\.168\.1\.5\/plan/)
  expect(await violations(page, 'today')).toEqual([])
  expect(await violationsAt(page, 'site-status')).toEqual([])
  await page.setViewportSize(PHONE)
  await page.getByTestId('studio-navbar').getByRole('button').first().click()
  expect(await violationsAt(page, 'site-status')).toEqual([])
  await page.setViewportSize(DESK)
})

it('keeps the dashboard up to date while others work, and takes who is new on a tour', async () => {
  const client = await product.client()
  await client.delete('drafts.nieuws-twee')
  await page.goto(`${product.studio}/structure/vandaag`)
  await becomes(() => textOf('today'), 'Concepten (1)')
  await page.getByRole('button', { name: 'Start de rondleiding' }).click()
  const step = page.getByTestId('tour')
  expect(await violations(page, 'tour')).toEqual([])
  for (const title of ['Vandaag', 'Onderwerpen', 'Iets nieuws', 'Zoeken', 'Voorbeeld', 'Is het live?']) {
    await becomes(async () => (await step.locator('.driver-popover-title').textContent()) ?? '', title)
    await step.getByRole('button', { name: 'Volgende' }).click()
  }
  await step.getByRole('button', { name: 'Klaar' }).click()
  await step.waitFor({ state: 'detached' })
  expect(await page.getByTestId('tour-invitation').count()).toBe(0)
  await page.getByRole('button', { name: 'Rondleiding opnieuw bekijken' }).click()
  await step.waitFor()
  await page.keyboard.press('Escape')
  await step.waitFor({ state: 'detached' })
  await client.create({ _id: 'drafts.nieuws-twee', _type: 'newsArticle', title: 'Nog een' })
  await becomes(() => textOf('today'), 'Concepten (2)')
})

it('starts a new document with what its list already says', async () => {
  await page.goto(`${product.studio}/structure/projecten;uitvoeren`)
  await page.getByTestId('action-intent-button').last().click()
  await field(page, 'title').getByRole('textbox').waitFor()
  await page.getByRole('tab', { name: 'Voortgang' }).click()
  expect(await field(page, 'phase').getByRole('radio', { name: 'Uitvoeren' }).isChecked()).toBe(true)

  await page.goto(`${product.studio}/structure/werkgroepen;resultaten-per-werkgroep;werkgroep-promotie`)
  await page.getByTestId('action-intent-button').last().click()
  await field(page, 'statement').getByRole('textbox').fill('Alle ondernemers doen mee')
  const client = await product.client()
  await becomes(
    async () =>
      JSON.stringify(
        await client.fetch('*[statement == "Alle ondernemers doen mee"]', {}, { perspective: 'drafts' }),
      ),
    '"_ref":"werkgroep-promotie"',
  )
})

it('opens the settings, of which there is one, with help beside them and no way to lose them', async () => {
  await page.goto(`${product.studio}/structure/instellingen;siteSettings`)
  await field(page, 'name').getByRole('textbox').waitFor()
  await page.getByTestId('action-menu-button').click()
  const items = await page.getByRole('menuitem').allTextContents()
  expect(items.join()).not.toMatch(/Verwijderen$|Dupliceren|Van de site halen/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Hulp', exact: true }).click()
  await becomes(() => textOf('help'), 'Dit geldt voor de hele site')
  expect(await violations(page, 'help')).toEqual([])
})

it('speaks Dutch, and leads from old addresses to where a document is now', async () => {
  const places = [
    ['/berichten', page.getByTestId('inbox')],
    ['/structure/projectPage;project-centrumorganisatie', page.getByTestId('form-view')],
  ] as const
  for (const [path, sign] of places) {
    await page.goto(product.studio + path)
    await sign.waitFor()
    if (path === '/berichten') expect(await violations(page, 'inbox')).toEqual([])
    const english =
      /\b(?:publish|delete|duplicate|search|create|edit|untitled|loading|actions|close|open menu|more)\b/i
    // Polled: the Studio says „Loading” in English for as long as its translations are on their way.
    await expect
      .poll(async () => (await wordsOn(page)).filter((text) => english.test(text)), { timeout: 20_000 })
      .toEqual([])
  }
  expect(page.url()).toContain('/structure/projecten;projectPage;project-centrumorganisatie')
  expect(await page.locator('html').getAttribute('lang')).toBe('nl')
})

it('takes a whole publish by keyboard alone, from looking for the text to seeing it live', async () => {
  await (
    await product.client()
  )
    .transaction()
    .delete('drafts.nieuws-site')
    .patch('nieuws-site', { set: { title: 'De site van de binnenstad staat online' } })
    .commit()
  await page.goto(`${product.studio}/structure/vandaag`)
  await page.getByTestId('today').waitFor()
  await page.keyboard.press('Control+k')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await page.keyboard.type('De site van de binnenstad')
  await page.getByTestId('search-results').getByText('De site van de binnenstad staat online').waitFor()
  await page.keyboard.press('Enter')
  await page.getByTestId('form-view').locator('input:enabled').first().waitFor()
  await tabTo(
    (element) => element.closest('[data-testid="field-title"]') !== null && element.matches('input'),
  )
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Alleen met toetsen')
  await becomes(() => textOf('document-status'), 'staan er nog niet bij')
  await tabTo((element) => element.matches('button') && element.textContent.trim() === 'Publiceren')
  await page.keyboard.press('Enter')
  await becomes(() => visit(product, '/nieuws/site-staat-online/'), 'Alleen met toetsen')
  await becomes(() => textOf('document-status'), /Live sinds/)
  expect(editor.complaints).toEqual([])
})

/** Presses Tab until the focus is where it should be. */
async function tabTo(isWanted: (element: Element) => boolean): Promise<void> {
  for (let steps = 0; steps < 200; steps += 1) {
    const found: unknown = await page.evaluate(`(${isWanted.toString()})(document.activeElement)`)
    if (found === true) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not get there in 200 steps.')
}

/** What a reader or a screen reader finds on the page. */
function wordsOn(current: Page): Promise<string[]> {
  return current.evaluate(() => [
    document.body.innerText,
    ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    ),
  ])
}
