/** A shopkeeper writes by the contact form; the coordinator finds it in the mail and in the Studio, answers, and lets the shopkeeper join. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { FILLED, hiddenFields, post } from '../support/contact-form.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
import { startProduct, type Product } from '../support/product.ts'
import { becomes, openEditor, publish, visit } from '../support/studio.ts'

const SONJA = 's.unk@ik-onderneem.nl'
const CANARY = 'kanariegeel'

let mail: MailServer
let product: Product
let browser: Browser
let dataDir: string
const mailing = () => ({ SMTP_URL: mail.url, MAIL_FROM: 'De binnenstad <site@binnenstad.example>' })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'contact-'))
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

/** Can only be asked of a browser with JavaScript; the pages are the same. */
async function accessible(page: Page, asked: boolean): Promise<void> {
  if (!asked) return
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
}

/** From the page of Doe mee to the message that was sent, with one mistake on the way. */
async function writeMessage(context: BrowserContext, text: string, scripted: boolean): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${product.site}/doe-mee/`)
  await page.getByLabel('Ondernemer', { exact: true }).check()
  await page.getByLabel('Waar gaat het over?').selectOption('Werkgroepen en organisatie')
  await page.getByLabel('Wilt u meedoen met een werkgroep?').selectOption('Werkgroep Promotie')
  await page.getByLabel('Uw bericht').fill(text)
  await page.getByLabel('Uw naam').fill('Proef Persoon')
  await page.getByRole('button', { name: 'Kijk uw bericht na' }).click()

  expect(await page.title()).toMatch(/^Fout: /)
  await accessible(page, scripted)
  await page.getByRole('link', { name: /Vul een e-mailadres of een telefoonnummer in/ }).click()
  const email = page.getByLabel('Uw e-mailadres')
  expect(await email.getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByLabel('Uw bericht').inputValue()).toBe(text)
  expect(await page.getByLabel('Ondernemer', { exact: true }).isChecked()).toBe(true)
  await email.fill('proef@voorbeeld.nl')
  await page.getByRole('button', { name: 'Kijk uw bericht na' }).click()

  expect(await page.title()).toMatch(/^Controleer uw bericht/)
  await accessible(page, scripted)
  await page.getByRole('button', { name: 'Verander iets' }).click()
  expect(await page.getByLabel('Uw bericht').inputValue()).toBe(text)
  await page.getByRole('button', { name: 'Kijk uw bericht na' }).click()
  await page.waitForTimeout(1_600)
  await page.getByRole('button', { name: 'Verstuur' }).click()
  await page.getByRole('heading', { name: 'Uw bericht is verstuurd' }).waitFor()
  expect(page.url()).toContain('/contact/verzonden/')
  await accessible(page, scripted)
  expect(await context.cookies()).toEqual([])
}

it.each([
  ['without', false],
  ['with', true],
])(
  '%s JavaScript, by keyboard and for a screen reader, a visitor sends a message',
  async (name, javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 800 } })
    await writeMessage(context, `Ik wil graag meedoen, ${name} ${CANARY}.\n\nGroet!`, javaScriptEnabled)
    await context.close()
    await mail.received(SONJA, `${name} ${CANARY}`)
  },
)

describe('the coordinator', () => {
  it('takes the message, notes something, adds the participant, answers; the page of the working group follows', async () => {
    const editor = await openEditor(browser, product)
    const { page } = editor
    await page.goto(`${product.studio}/berichten`)
    await page.getByRole('button', { name: 'Nieuw (2)' }).waitFor()
    await page.getByRole('button', { name: new RegExp(`without ${CANARY}`) }).click()
    const message = page.getByTestId('message')
    await message.getByText('Werkgroep Promotie', { exact: true }).first().waitFor()

    await message.getByRole('button', { name: 'Ik neem dit op me' }).click()
    await message.getByText('In behandeling').waitFor()
    await message.getByLabel('Nieuwe notitie').fill('Belt dinsdag terug.')
    await message.getByRole('button', { name: 'Bewaar notitie' }).click()
    await message.getByText('Belt dinsdag terug.').waitFor()

    const participant = message.getByTestId('participant')
    await participant.getByLabel('Rol').fill('Denkt mee')
    await participant.getByRole('button', { name: 'Voeg toe aan de werkgroep' }).click()
    await participant.getByRole('link', { name: 'Werkgroep Promotie' }).click()
    await page.getByTestId('form-view').waitFor()
    await publish(page)
    await becomes(() => visit(product, '/werkgroepen/promotie/'), 'Denkt mee')
    expect(await visit(product, '/werkgroepen/promotie/')).not.toContain('Proef Persoon')

    await page.goto(`${product.studio}/berichten/in-behandeling`)
    await page.getByRole('button', { name: new RegExp(`without ${CANARY}`) }).click()
    await page.getByLabel(/Proef Persoon vindt het goed/).check()
    await page.getByLabel('Rol').fill('Schrijft mee')
    await page.getByRole('button', { name: 'Voeg toe aan de werkgroep' }).click()
    await page.getByTestId('participant').getByRole('link', { name: 'Werkgroep Promotie' }).click()
    await page.getByTestId('form-view').waitFor()
    await publish(page)
    await becomes(() => visit(product, '/werkgroepen/promotie/'), 'Proef Persoon')

    await page.goto(`${product.studio}/berichten/in-behandeling`)
    await page.getByRole('button', { name: new RegExp(`without ${CANARY}`) }).click()
    const answer = page.getByRole('link', { name: 'Antwoord per mail' })
    const address = new URL((await answer.getAttribute('href')) ?? '')
    expect(address.pathname).toBe('proef%40voorbeeld.nl')
    expect(address.searchParams.get('body')).toContain(`> Ik wil graag meedoen, without ${CANARY}.`)
    await answer.click()
    await page.getByRole('button', { name: 'Beantwoord (1)' }).waitFor()
    await page.goto(`${product.studio}/berichten/cijfers`)
    await becomes(
      async () => (await page.getByTestId('numbers').textContent()) ?? '',
      /Werkgroepen en organisatie.*2/,
    )
    await editor.context.close()
  })

  it('sees what could not be mailed, with the reason, and sends it again', async () => {
    mail.refused.add(SONJA)
    await send('Een weigerachtig bericht.')
    const editor = await openEditor(browser, product)
    const { page } = editor
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
    await editor.context.close()
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
  expect(product.output()).not.toContain(CANARY)
  for (const folder of ['releases', 'search']) {
    const files = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true })
    expect(files.length).toBeGreaterThan(0)
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name)
      expect((await readFile(path)).includes(CANARY), path).toBe(false)
    }
  }
  const stranger = `${product.studio}/v2025-02-19/data/export/production`
  expect(await (await fetch(stranger)).text()).not.toContain(CANARY)
})

it('all of one person is exported and erased in one step', async () => {
  const editor = await openEditor(browser, product)
  const { page } = editor
  await page.goto(`${product.studio}/berichten/gegevens`)
  await page.getByLabel('E-mailadres of telefoonnummer').fill('Proef@voorbeeld.nl')
  await page.getByRole('button', { name: 'Zoek', exact: true }).click()
  await page.getByText(/Naam bij werkgroepen: Werkgroep Promotie/).waitFor()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporteer alles' }).click()
  const file = await readFile(await (await waiting).path(), 'utf8')
  expect(file).toContain(CANARY)
  await page.getByRole('button', { name: 'Wis alles' }).click()
  await page.getByText('Alles van deze persoon is gewist').waitFor()
  const client = await product.client()
  expect(await client.fetch('count(*[_type == "message"])', {}, { perspective: 'raw' })).toBe(0)
  await becomes(
    async () => String((await visit(product, '/werkgroepen/promotie/')).includes('Proef Persoon')),
    'false',
  )
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

/** Both steps. @throws where it was not acknowledged */
async function send(message: string, from = '192.0.2.9'): Promise<void> {
  const checked = await post(product.site, { ...FILLED, message }, { from })
  const fields = hiddenFields(await checked.text())
  await new Promise((resolve) => setTimeout(resolve, 1_600))
  const { status } = await post(product.site, { ...fields, step: 'send' }, { from })
  expect(status).toBe(303)
}
