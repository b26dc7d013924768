/** A Studio that is reached from beyond this machine: the real one, behind its sign-in. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openAccounts } from '../../studio/lake/accounts/accounts.ts'
import { hashPassword } from '../../studio/lake/accounts/password.ts'
import { launchBrowser } from '../support/browser.ts'
import { keepDocuments } from '../support/keep-documents.ts'
import { startProduct, type Product } from '../support/product.ts'
import { seededDataDir } from '../support/seeded-data-dir.ts'
import {
  allSaved,
  atEndOfText,
  becomes,
  closeEditors,
  field,
  openDocument,
  openEditor,
  publish,
} from '../support/studio.ts'

const PASSWORD = 'een zin die niemand raadt'
const root = fileURLToPath(new URL('../../', import.meta.url))
let product: Product
let browser: Browser
let dataDir: string
/** Puts back what these tests write. */
let restore: () => Promise<void>

beforeAll(async () => {
  dataDir = await seededDataDir()
  await addUser('an@example.nl', 'An Jansen', 'editor')
  await addUser('bo@example.nl', 'Bo de Wit', 'editor')
  await addUser('lees@example.nl', 'Lees Alleen', 'viewer')
  product = await startProduct({ dataDir, listen: addressOfThisMachine() })
  await product.printed('Studio: open')
  restore = await keepDocuments(await product.client(), [
    'site-settings',
    'project-aanpak-leegstand',
    'project-centrumorganisatie',
  ])
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

beforeEach(async () => {
  await closeEditors(browser)
  await restore()
})

/** Another address than loopback where the machine has one; the wildcard answers there in any case. */
function addressOfThisMachine(): string {
  const found = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)
  return found?.address ?? '127.0.0.2'
}

function addUser(email: string, name: string, role: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['start.ts', 'users', 'add', email, '--name', name, '--role', role],
      { cwd: root, env: { ...process.env, DATA_DIR: dataDir } },
      (error) => (error ? reject(new Error('The user could not be added.', { cause: error })) : resolve()),
    )
    if (child.stdin) Readable.from([`${PASSWORD}\n`]).pipe(child.stdin)
  })
}

async function signIn(email: string) {
  const editor = await openEditor(browser, product)
  await editor.page.goto(product.studio)
  await fillIn(editor.page, email)
  return editor
}

async function fillIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord').fill(PASSWORD)
  await page.getByRole('button', { name: 'Aanmelden' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/aanmelden'))
}

/** As `npm run users -- password` does: every session of theirs is over. */
async function endSessions(email: string): Promise<void> {
  const accounts = openAccounts(dataDir)
  accounts.setPassword(email, await hashPassword(PASSWORD))
  accounts.close()
}

describe('the Studio behind its sign-in', () => {
  it('lets an editor in, who publishes under her own name', async () => {
    const { page } = await signIn('an@example.nl')
    await openDocument(page, product, 'siteSettings', 'site-settings')
    await field(page, 'name').getByRole('textbox').fill('Binnenstad aan de Maas')
    const client = await product.client()
    const draft = () =>
      client.fetch<unknown>('*[_id == "drafts.site-settings"][0].name', {}, { perspective: 'raw' })
    await expect.poll(draft).toBe('Binnenstad aan de Maas')
    await publish(page)
    await expect
      .poll(() => readFile(join(dataDir, 'audit.ndjson'), 'utf8'))
      .toMatch(/"event":"publish","user":"u-[\w-]+","name":"An Jansen","documents":\["site-settings"\]/)
    await page.context().close()
  })

  it('has a second editor publish what nobody publishes alone', async () => {
    const client = await product.client()
    const id = 'project-centrumorganisatie'
    await client.patch(id).set({ secondReader: true }).commit()
    const writer = await signIn('an@example.nl')
    await openDocument(writer.page, product, 'projectPage', id)
    await field(writer.page, 'title').getByRole('textbox').fill('Centrumorganisatie met zijn drieën')
    const checks = writer.page.getByTestId('publish-checks')
    await becomes(async () => (await checks.textContent()) ?? '', 'Nog 1 punt te doen')
    await writer.page.getByRole('button', { name: 'Publiceren' }).click()
    await becomes(async () => (await checks.textContent()) ?? '', 'U hebt hier het laatst iets veranderd')
    await allSaved(writer.page)
    await writer.context.close()

    const reader = await signIn('bo@example.nl')
    await openDocument(reader.page, product, 'projectPage', id)
    await publish(reader.page)
    const title = (): Promise<unknown> => client.fetch('*[_id == $id][0].title', { id })
    await expect.poll(title).toBe('Centrumorganisatie met zijn drieën')
    await reader.context.close()
  })

  it('lets two editors write in one document at once, shows each where the other is, and loses no word', async () => {
    const an = await signIn('an@example.nl')
    const bo = await signIn('bo@example.nl')
    for (const { page } of [an, bo])
      await openDocument(page, product, 'projectPage', 'project-aanpak-leegstand')
    const [title, summary] = [field(an.page, 'title'), field(bo.page, 'summary')].map((one) =>
      one.getByRole('textbox'),
    )
    await Promise.all([
      title?.pressSequentially('Samen: ', { delay: 60 }),
      summary?.pressSequentially('Ook van Bo. ', { delay: 60 }),
    ])
    const client = await product.client()
    const stored = async (): Promise<string> =>
      JSON.stringify(await client.getDocument('drafts.project-aanpak-leegstand'))
    await becomes(stored, 'Samen: ')
    await becomes(stored, 'Ook van Bo. ')
    for (const { page } of [an, bo]) {
      await becomes(() => field(page, 'title').getByRole('textbox').inputValue(), 'Samen: ')
      await becomes(() => field(page, 'summary').getByRole('textbox').inputValue(), 'Ook van Bo. ')
    }
    await an.page.getByTitle('Bo de Wit').or(an.page.getByLabel('Bo de Wit')).first().waitFor()
    await bo.page.getByTitle('An Jansen').or(bo.page.getByLabel('An Jansen')).first().waitFor()
    await Promise.all([an, bo].map(({ page }) => page.context().close()))
  })

  it('keeps a rich text that was typed while nobody noticed that the sign-in had ended', async () => {
    const id = 'project-aanpak-leegstand'
    const client = await product.client()
    const stored = async (): Promise<string> =>
      JSON.stringify((await client.getDocument(`drafts.${id}`)) ?? '')
    const { page, context, openTab } = await signIn('an@example.nl')
    await openDocument(page, product, 'projectPage', id)
    await atEndOfText(page, 'aanpak')
    await endSessions('an@example.nl')
    await page.keyboard.type(' Zonder aanmelding getypt.')
    await page.getByTestId('sign-in-again').waitFor()
    await page.keyboard.type(' En verder.')
    await becomes(() => field(page, 'aanpak').innerText(), 'Zonder aanmelding getypt. En verder.')
    const other = await openTab()
    await other.goto(product.studio)
    await fillIn(other, 'an@example.nl')
    await becomes(stored, 'Zonder aanmelding getypt. En verder.')
    await becomes(() => field(page, 'aanpak').innerText(), 'Zonder aanmelding getypt. En verder.')
    await context.close()
  })

  it('shows a viewer the fields without letting her write', async () => {
    const { page } = await signIn('lees@example.nl')
    await page.goto(`${product.studio}/intent/edit/id=site-settings;type=siteSettings/`)
    const fields = page.getByTestId('form-view').locator('input[type=text], textarea').first()
    await fields.waitFor()
    expect(await fields.evaluate((element) => element.matches(':read-only, :disabled'))).toBe(true)
    await page.context().close()
  })
})
