/** A shopkeeper asks to join a working group; the coordinator finds it in the mail and in the Studio, answers, and lets the shopkeeper join. */
import ICAL from 'ical.js'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReleases } from '../../site/publisher/releases/releases.ts'
import { plain } from '../support/files-with.ts'
import { LIMITS } from '../../site/inbox/limits.ts'
import { launchBrowser } from '../support/browser.ts'
import { FILLED, hiddenFields, post } from '../support/contact-form.ts'
import { accessible, fillIn, readIt } from '../support/contact-visitor.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
import { startProduct, type Product } from '../support/product.ts'
import { seededDataDir } from '../support/seeded-data-dir.ts'
import { becomes, openEditor, publish, visit, type Editor } from '../support/studio.ts'

const SONJA = 's.unk@ik-onderneem.nl'
const SHOPKEEPER = 'proef@voorbeeld.nl'
const CANARY = 'kanariegeel'
const GROUP = '/werkgroepen/promotie/'

let mail: MailServer
let product: Product
let browser: Browser
let dataDir: string
const mailing = () => ({ SMTP_URL: mail.url, MAIL_FROM: 'De binnenstad <site@binnenstad.example>' })

beforeAll(async () => {
  dataDir = await seededDataDir()
  mail = await startMailServer()
  product = await startProduct({ dataDir, environment: mailing() })
  await product.printed('Studio: open')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await product.stop()
  await mail.stop()
})

/** From the page of Doe mee to the message that was sent, with one mistake on the way. */
async function writeMessage(context: BrowserContext, text: string, scripted: boolean): Promise<void> {
  const page = await context.newPage()
  await fillIn(page, product.site, text)
  await page.getByText('In reservekopieën blijft het daarna nog hoogstens 14 dagen staan').first().waitFor()
  await page.getByRole('button', { name: 'Kijk uw bericht na' }).click()

  expect(await page.title()).toMatch(/^Fout: /)
  if (scripted) await accessible(page)
  await page.getByRole('link', { name: /Vul een e-mailadres of een telefoonnummer in/ }).click()
  const email = page.getByLabel('Uw e-mailadres')
  expect(await email.getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByLabel('Uw bericht').inputValue()).toBe(text)
  expect(await page.getByLabel('Ondernemer', { exact: true }).isChecked()).toBe(true)
  await email.fill(SHOPKEEPER)
  await page.getByLabel('Stuur mij een bevestiging per e-mail.').setChecked(scripted)
  await page.getByRole('button', { name: 'Kijk uw bericht na' }).click()

  expect(await page.title()).toMatch(/^Controleer uw bericht/)
  if (scripted) await accessible(page)
  await page.getByRole('button', { name: 'Verander iets' }).click()
  expect(await page.getByLabel('Uw bericht').inputValue()).toBe(text)
  await page.getByRole('button', { name: 'Kijk uw bericht na' }).click()
  await readIt(page)
  await page.getByRole('button', { name: 'Verstuur' }).click()
  await page.getByRole('heading', { name: 'Uw bericht is verstuurd' }).waitFor()
  expect(page.url()).toContain('/contact/verzonden/')
  if (scripted) await accessible(page)
  expect(await context.cookies()).toEqual([])
}

describe('a shopkeeper', () => {
  it.each([
    ['without', false],
    ['with', true],
  ])('%s JavaScript asks to join a working group, on a telephone', async (name, javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 800 } })
    await writeMessage(context, `Ik wil graag meedoen, ${name} ${CANARY}.\n\nGroet!`, javaScriptEnabled)
    await context.close()
    await mail.received(SONJA, `${name} ${CANARY}`)
  })

  it('gets a confirmation only where it was asked for', async () => {
    await mail.received(SHOPKEEPER, 'ontvangen')
    expect(mail.mails.filter(({ raw }) => raw.includes(`To: ${SHOPKEEPER}`))).toHaveLength(1)
  })

  it('takes the meetings of the working group home in a calendar', async () => {
    await (
      await product.client()
    ).create({
      _id: 'bijeenkomst-promotie',
      _type: 'event',
      title: 'Werkgroep Promotie: eerste avond',
      slug: { _type: 'slug', current: 'eerste-avond' },
      summary: 'Kennismaken en plannen maken.',
      start: '2099-01-13T19:00:00+01:00',
      end: '2099-01-13T21:00:00+01:00',
      place: 'Buurthuis',
      workingGroup: { _type: 'reference', _ref: 'werkgroep-promotie' },
    })
    await becomes(() => visit(product, GROUP), 'eerste avond')
    const page = await browser.newPage()
    await page.goto(product.site + GROUP)
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Zet de bijeenkomsten in uw agenda' }).click()
    const calendar = ICAL.Component.fromString(await readFile(await (await waiting).path(), 'utf8'))
    const [meeting] = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
    expect(meeting?.summary).toBe('Werkgroep Promotie: eerste avond')
    expect(meeting?.startDate.toJSDate()).toEqual(new Date('2099-01-13T19:00:00+01:00'))
    await page.close()
  })
})

describe('the coordinator, in the Studio', () => {
  let editor: Editor
  let page: Page
  beforeAll(async () => {
    editor = await openEditor(browser, product)
    page = editor.page
  })
  afterAll(() => editor.context.close())

  async function openMessage(folder: string): Promise<void> {
    await page.goto(`${product.studio}/berichten/${folder}`)
    await page.getByRole('button', { name: new RegExp(`without ${CANARY}`) }).click()
    await page.getByTestId('message').getByText('Werkgroep Promotie', { exact: true }).first().waitFor()
  }

  async function addToGroup(role: string): Promise<void> {
    const participant = page.getByTestId('participant')
    await participant.getByLabel('Rol').fill(role)
    await participant.getByRole('button', { name: 'Voeg toe aan de werkgroep' }).click()
    await participant.getByRole('link', { name: 'Werkgroep Promotie' }).click()
    await page.getByTestId('form-view').waitFor()
    await publish(page)
    await becomes(() => visit(product, GROUP), role)
  }

  it('finds the new messages, takes one, and notes something for colleagues', async () => {
    await page.goto(`${product.studio}/berichten`)
    await page.getByRole('button', { name: 'Nieuw (2)' }).waitFor()
    await openMessage('nieuw')
    const message = page.getByTestId('message')
    await message.getByText(/Wordt gewist op/).waitFor()
    await message.getByRole('button', { name: 'Ik neem dit op me' }).click()
    await message.getByText('In behandeling').waitFor()
    await message.getByLabel('Nieuwe notitie').fill('Belt dinsdag terug.')
    await message.getByRole('button', { name: 'Bewaar notitie' }).click()
    await message.getByText('Belt dinsdag terug.').waitFor()
  })

  it('answers by mail, with what was written quoted', async () => {
    await openMessage('in-behandeling')
    const answer = page.getByRole('link', { name: 'Antwoord per mail' })
    const address = new URL((await answer.getAttribute('href')) ?? '')
    expect(decodeURIComponent(address.pathname)).toBe(SHOPKEEPER)
    expect(address.searchParams.get('body')).toContain(`> Ik wil graag meedoen, without ${CANARY}.`)
    await answer.click()
    await page.getByRole('button', { name: 'Beantwoord (1)' }).waitFor()
  })

  it('adds the shopkeeper to the working group; the name stands on its page once consent is there', async () => {
    await openMessage('beantwoord')
    await addToGroup('Denkt mee')
    expect(await visit(product, GROUP)).not.toContain('Proef Persoon')

    await openMessage('beantwoord')
    await page.getByLabel(/Proef Persoon vindt het goed/).check()
    await addToGroup('Schrijft mee')
    expect(await visit(product, GROUP)).toContain('Schrijft mee (Proef Persoon)')
    await openMessage('beantwoord')
    await page.getByRole('button', { name: 'Afgehandeld', exact: true }).click()
    await page.getByRole('button', { name: 'Afgehandeld (1)' }).waitFor()
  })

  it('sees how many messages came, per month and subject', async () => {
    await page.goto(`${product.studio}/berichten/cijfers`)
    await becomes(
      async () => (await page.getByTestId('message-statistics').textContent()) ?? '',
      /Werkgroepen en organisatie.*2/,
    )
  })

  it('sees what could not be mailed, with the reason, and sends it again', async () => {
    mail.refused.add(SONJA)
    await send('Een weigerachtig bericht.')
    await page.goto(`${product.studio}/berichten/niet-gemaild`)
    await page.getByRole('button', { name: /weigerachtig/ }).click()
    await page
      .getByTestId('message')
      .getByText(/weigert het adres/)
      .waitFor()
    mail.refused.clear()
    await page.getByRole('button', { name: 'Opnieuw versturen' }).click()
    await mail.received(SONJA, 'weigerachtig')
    await page.getByRole('button', { name: 'Niet gemaild (0)' }).waitFor()
  })

  it('reads all of it on a telephone and with a screen reader', async () => {
    for (const folder of ['beantwoord', 'afgehandeld', 'cijfers', 'gegevens']) {
      await page.setViewportSize({ width: 360, height: 800 })
      await page.goto(`${product.studio}/berichten/${folder}`)
      const inbox = page.getByTestId('inbox')
      await inbox.waitFor()
      if (folder === 'afgehandeld') await openMessage(folder)
      expect(
        await inbox.evaluate((element) => element.scrollWidth - element.clientWidth),
      ).toBeLessThanOrEqual(0)
      await accessible(page, '[data-testid="inbox"]')
    }
    await page.setViewportSize({ width: 1440, height: 1000 })
  })
})

it('what visitors wrote is nowhere that visitors can come, and in no log', async () => {
  await becomes(async () => {
    const status: unknown = await (await fetch(`${product.studio}/publish/status`)).json()
    return JSON.stringify(status)
  }, '"state":"live"')
  const pages = await visit(product, '/sitemap-0.xml')
  const paths = [...pages.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path]) => path ?? '/')
  expect(paths.length).toBeGreaterThan(20)
  const feeds = [
    '/rss.xml',
    '/agenda.ics',
    '/resultaten.csv',
    '/contact/bericht/',
    '/contact/verzonden/',
    '/zoeken/',
  ]
  for (const path of [...paths, ...feeds]) expect(await visit(product, path), path).not.toContain(CANARY)
  for (const path of ['/publish/status', '/publish/metrics'])
    expect(await (await fetch(product.studio + path)).text()).not.toContain(CANARY)
  expect(product.output()).not.toContain(CANARY)
  await becomes(() => visit(product, '/pagefind/woorden.txt'), 'leegstand')
  const releases = openReleases(join(dataDir, 'releases'), () => undefined)
  for (const [path, entry] of releases.entries) {
    const content = 'key' in entry ? plain(Buffer.from(releases.body(entry) ?? '')) : ''
    expect(content.includes(CANARY), path).toBe(false)
  }
  releases.close()
  for (const name of await readdir(join(dataDir, 'releases')))
    expect((await readFile(join(dataDir, 'releases', name))).includes(CANARY), name).toBe(false)
  const stranger = `${product.studio}/v2025-02-19/data/export/production`
  expect(await (await fetch(stranger)).text()).not.toContain(CANARY)
})

it('all of one person is exported and erased in one step', async () => {
  const editor = await openEditor(browser, product)
  const { page } = editor
  await page.goto(`${product.studio}/berichten/gegevens`)
  await page.getByLabel('E-mailadres, telefoonnummer of naam').fill('Proef@voorbeeld.nl')
  await page.getByRole('button', { name: 'Zoek', exact: true }).click()
  const names = page.getByTestId('person-data').getByRole('checkbox')
  await names.first().waitFor()
  for (const name of await names.all()) await name.check()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporteer alles' }).click()
  const file = await readFile(await (await waiting).path(), 'utf8')
  expect(file).toContain(CANARY)
  await page.getByRole('button', { name: 'Wis alles' }).click()
  await page.getByTestId('sure').getByRole('button', { name: 'Ja, wis dit voorgoed' }).click()
  await page.getByText('Deze gegevens zijn gewist').waitFor()
  const client = await product.client()
  expect(await client.fetch('count(*[_type == "message"])', {}, { perspective: 'raw' })).toBe(0)
  await becomes(async () => String((await visit(product, GROUP)).includes('Proef Persoon')), 'false')
  await editor.context.close()
})

it('no acknowledged message is lost by kill -9 with a dead mail server: all are mailed after the next start', async () => {
  await mail.stop()
  const numbers = [1, 2, 3, 4, 5]
  const answers = await Promise.allSettled(
    numbers.map((number) => send(`Overleeft nummer ${number}.`, `192.0.2.${number}`)),
  )
  await product.kill()
  expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 'fulfilled'))
  mail = await startMailServer(mail.port)
  product = await startProduct({ dataDir, environment: mailing() })
  for (const number of numbers) await mail.received(SONJA, `Overleeft nummer ${number}.`)
})

describe('under attack', () => {
  beforeAll(async () => {
    const junk = Array.from({ length: LIMITS.attack + 1 }, (_, count) =>
      post(product.site, {}, { from: `198.51.100.${count}` }),
    )
    await Promise.all(junk)
  })

  it('a visitor with JavaScript gets through without a puzzle and without pressing twice', async () => {
    const page = await browser.newPage()
    await fillIn(page, product.site, 'Midden in de drukte.')
    await page.getByLabel('Uw telefoonnummer').fill('06 12 34 56 78')
    await page.getByRole('button', { name: 'Kijk uw bericht na' }).click()
    await page.getByText('U kunt uw bericht nu versturen.').or(page.getByText('Een ogenblik')).waitFor()
    await readIt(page)
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await page.getByRole('heading', { name: 'Uw bericht is verstuurd' }).waitFor({ timeout: 60_000 })
    await mail.received(SONJA, 'Midden in de drukte.')
    await page.close()
  })

  it('a visitor without JavaScript is told to wait half a minute, and loses nothing by not waiting', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await fillIn(page, product.site, 'Zonder script, midden in de drukte.')
    await page.getByLabel('Uw telefoonnummer').fill('06 12 34 56 78')
    await page.getByRole('button', { name: 'Kijk uw bericht na' }).click()
    await page.getByText('Wacht een halve minuut voor u op „Verstuur” drukt.').waitFor()
    await readIt(page)
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await page.getByText('Uw bericht is nog niet verstuurd').waitFor()
    await page.getByText('Wacht een halve minuut en verstuur uw bericht dan.').waitFor()
    await page.getByText('Zonder script, midden in de drukte.').waitFor()
    await context.close()
  })
})

/** Both steps. @throws where it was not acknowledged */
async function send(message: string, from = '192.0.2.9'): Promise<void> {
  const checked = await post(product.site, { ...FILLED, message }, { from })
  const fields = hiddenFields(await checked.text())
  await new Promise((resolve) => setTimeout(resolve, 1_600))
  const { status } = await post(product.site, { ...fields, step: 'send' }, { from })
  expect(status).toBe(303)
}
