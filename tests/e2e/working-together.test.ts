/** What the Studio offers beside writing and publishing: history, releases, plans, comments, tasks, and a server that goes and comes back. */
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { keepDocuments } from '../support/keep-documents.ts'
import { startProduct, type Product } from '../support/product.ts'
import { becomes, field, openDocument, publish, visit, type Editor } from '../support/studio.ts'
import { tellStory } from '../support/studio-story.ts'

let product: Product
let editor: Editor
let page: Page

/** Puts back what these tests publish, plan and delete. */
let restore: () => Promise<void>
/** The one that was started anew after its end. */
let restarted: Product | undefined

tellStory(
  (stage) => {
    product = restarted ?? stage.product
    editor = stage.editor
    page = editor.page
    page.setDefaultTimeout(60_000)
  },
  async (started) => {
    restore = await keepDocuments(await started.client(), [
      'nieuws-site',
      'project-sfeer-en-uitstraling',
      'project-centrumorganisatie',
    ])
  },
)
afterAll(async () => {
  await restarted?.stop()
})

const statusLine = async (): Promise<string> =>
  (await page.getByTestId('document-status').textContent()) ?? ''
const title = () => field(page, 'title').getByRole('textbox')

/** Writes and waits until the lake has it. */
async function write(text: string, id: string): Promise<void> {
  await title().fill(text)
  await becomes(() => titleOf(id), text)
}

async function titleOf(id: string): Promise<string> {
  const client = await product.client()
  return String(await client.fetch('*[_id == $id][0].title', { id }, { perspective: 'raw' }))
}

/** A project of its own, without a past. */
async function newProject(): Promise<string> {
  const client = await product.client()
  const project = await client.getDocument('project-aanpak-leegstand')
  if (!project) throw new Error('The seed has no such project.')
  const _id = `project-${crypto.randomUUID()}`
  await client.create({ ...project, _id, slug: { _type: 'slug', current: _id } })
  return _id
}

/** Takes back what an earlier attempt planned. */
async function dropPlans(): Promise<void> {
  const client = await product.client()
  const names = await client.fetch<string[]>('releases::all()[state == "scheduled"].name')
  for (const releaseId of names) {
    await client.releases.unschedule({ releaseId })
    await client.releases.archive({ releaseId })
  }
}

function isUp(): Promise<boolean> {
  return fetch(product.studio).then(
    () => true,
    () => false,
  )
}

/** An action is there before it may be chosen, and the menu closes when its actions change. */
async function choose(name: RegExp): Promise<void> {
  const item = page.getByRole('menuitem', { name })
  const PAUSE = { timeout: 2_000 }
  await expect
    .poll(
      async () => {
        try {
          if (!(await item.isVisible())) await page.getByTestId('action-menu-button').click(PAUSE)
          await item.click(PAUSE)
          return true
        } catch {
          return false
        }
      },
      { timeout: 60_000 },
    )
    .toBe(true)
}

it('shows the history of a document, and puts an earlier revision back as a draft', async () => {
  const id = await newProject()
  await openDocument(page, product, 'projectPage', id)
  for (const text of ['Leegstand eerst', 'Leegstand daarna']) {
    await write(text, `drafts.${id}`)
    await publish(page)
    await becomes(statusLine, /Live sinds \d\d:\d\d\.Bekijk/)
  }
  await page.getByTestId('pane-context-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'Wijzigingen beoordelen' }).click()
  const events = page.getByTestId('timeline-item-button')
  await expect
    .poll(() => events.allTextContents(), { timeout: 30_000 })
    .toMatchObject([/Gepubliceerd/, /Gepubliceerd/, /Concept aangemaakt/].map(matching))
  await events.nth(1).click()
  await expect.poll(() => title().inputValue(), { timeout: 30_000 }).toBe('Leegstand eerst')
  await page.getByTestId('action-herstellen').click()
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  await becomes(() => titleOf(`drafts.${id}`), 'Leegstand eerst')
  expect(await titleOf(id)).toBe('Leegstand daarna')
})

it('brings a deleted document back', async () => {
  await restore()
  await openDocument(page, product, 'newsArticle', 'nieuws-site')
  const path = '/nieuws/site-staat-online/'
  await choose(/^Verwijderen$/)
  await page.getByTestId('confirm-remove').click()
  await becomes(() => visit(product, path), /^404/)
  await page.goto(`${product.studio}/intent/edit/id=nieuws-site;type=newsArticle/`)
  await page.getByRole('button', { name: 'Herstel meest recente versie' }).click()
  await becomes(() => title().inputValue(), 'De site van de binnenstad staat online')
  await publish(page)
  await becomes(() => visit(product, path), /^200/)
})

it('gathers a change in a release, which visitors see once it is run', async () => {
  await restore()
  const path = '/projecten/sfeer-en-uitstraling/'
  await page.getByTestId('releases-tool-link').click()
  await page.getByRole('button', { name: 'Nieuwe release' }).click()
  await page.getByTestId('release-form-title').fill('Lentecampagne')
  await page.getByTestId('submit-release-button').click()
  await page.waitForURL(/\/releases\/r\w+/)
  const [, release = ''] = /\/releases\/(r\w+)/.exec(page.url()) ?? []
  const id = 'project-sfeer-en-uitstraling'
  await page.goto(`${product.studio}/intent/edit/id=${id};type=projectPage/?perspective=${release}`)
  await page.getByRole('button', { name: 'Toevoegen aan release' }).click()
  await expect.poll(() => title().isEditable(), { timeout: 30_000 }).toBe(true)
  await write('Sfeer in de lente', `versions.${release}.${id}`)
  expect(await visit(product, path)).not.toContain('Sfeer in de lente')
  await page.goto(`${product.studio}/releases/${release}?perspective=${release}`)
  await page.getByTestId('publish-all-button').click()
  await page.getByTestId('confirm-button').click()
  await becomes(() => visit(product, path), 'Sfeer in de lente')
  await page.getByText('Sfeer in de lente').first().waitFor()
})

it('plans the publication of a draft, locks it, and publishes it sooner when asked to', async () => {
  await dropPlans()
  await restore()
  const id = 'project-centrumorganisatie'
  const path = '/projecten/centrumorganisatie/'
  await openDocument(page, product, 'projectPage', id)
  await write('Centrumorganisatie straks', `drafts.${id}`)
  await choose(/schedule publish|plan/i)
  const date = page.getByTestId('date-input')
  await date.fill('Jan 5, 2099 09:00')
  await date.press('Tab')
  await page.getByTestId('confirm-button').click()
  await page.waitForURL(/scheduledDraft/)
  await expect.poll(() => title().isEditable(), { timeout: 30_000 }).toBe(false)
  const client = await product.client()
  const plans = await client.fetch<unknown>('releases::all()[state == "scheduled"].publishAt')
  expect(plans).toEqual(['2099-01-05T09:00:00.000Z'])
  expect(await visit(product, path)).not.toContain('straks')
  await choose(/^Nu publiceren$/)
  await page.getByTestId('confirm-button').click()
  await becomes(() => visit(product, path), 'Centrumorganisatie straks')
})

it('keeps a comment on a field until it is settled, and a task for a colleague', async () => {
  const beside = (await product.client()).withConfig({ dataset: 'production-comments' })
  await beside.delete({ query: '*[_type in ["comment", "tasks.task"]]' }).catch(() => undefined)
  await openDocument(page, product, 'workingGroup', 'werkgroep-promotie')
  const name = field(page, 'name')
  await name.hover()
  await name.getByRole('button', { name: 'Opmerking toevoegen' }).click()
  await page.getByTestId('comment-input-editable').click()
  await page.keyboard.type('Is dit nog de goede naam?')
  await page.getByTestId('comment-input-send-button').click()
  const comment = page.getByTestId('comments-list-item')
  await comment.getByText('Is dit nog de goede naam?').waitFor()
  await page.getByRole('button', { name: 'Begrepen' }).click()

  await page.getByTestId('tasks-toolbar').click()
  await page.getByRole('button', { name: 'Nieuwe taak aanmaken' }).click()
  const form = page.locator('form, [data-ui="Card"]').filter({ has: page.getByTestId('field-assignedTo') })
  await form.last().locator('textarea').first().fill('Naam nakijken')
  await page.getByTestId('field-assignedTo').getByText('Selecteer gebruikersnaam').click()
  await page.getByText('Redactie', { exact: true }).last().click()
  await page.getByRole('button', { name: 'Taak aanmaken' }).click()
  await page.getByText('1 openstaande taak').waitFor()

  await openDocument(page, product, 'workingGroup', 'werkgroep-promotie')
  await page.getByText('1 openstaande taak').waitFor()
  await page.getByRole('button', { name: 'Opmerkingen', exact: true }).click()
  await comment.getByTestId('comments-list-item-status-button').click({ force: true })
  await comment.waitFor({ state: 'detached' })
  expect(editor.complaints).toEqual([])
})

it('keeps what is typed while the server is killed and started again, without locking the form', async () => {
  const { dataDir, sitePort, studioPort } = product
  if (!(await isUp())) {
    restarted = await startProduct({ dataDir, sitePort, studioPort })
    product = restarted
  }
  await openDocument(page, product, 'projectPage', 'project-sfeer-en-uitstraling')
  await title().click()
  await page.keyboard.press('End')
  await page.keyboard.type(', voor')
  await product.kill()
  await page.keyboard.type(', tijdens')
  restarted = await startProduct({ dataDir, sitePort, studioPort })
  product = restarted
  await page.keyboard.type(' en na de storing')
  const client = await product.client()
  const stored = (): Promise<unknown> =>
    client.fetch('*[_id == "drafts.project-sfeer-en-uitstraling"][0].title', {}, { perspective: 'raw' })
  await expect.poll(stored).toMatch(/, voor, tijdens en na de storing$/)
  expect(await title().inputValue()).toMatch(/, voor, tijdens en na de storing$/)
})

it('lets nobody write while the server is away, and goes on when it is back, without being opened anew', async () => {
  const id = 'project-gezamenlijke-promotie'
  const { dataDir, sitePort, studioPort } = product
  if (!(await isUp())) {
    restarted = await startProduct({ dataDir, sitePort, studioPort })
    product = restarted
  }
  await openDocument(page, product, 'projectPage', id)
  await write('Promotie voor de storing', `drafts.${id}`)
  await product.kill()
  await expect.poll(() => title().isEditable(), { timeout: 60_000 }).toBe(false)
  restarted = await startProduct({ dataDir, sitePort, studioPort })
  product = restarted
  await expect.poll(() => title().isEditable(), { timeout: 60_000 }).toBe(true)
  expect(await title().inputValue()).toBe('Promotie voor de storing')
  await write('Promotie na de storing', `drafts.${id}`)
  const client = await product.client()
  await client.patch(`drafts.${id}`).set({ title: 'Promotie door een ander' }).commit()
  await becomes(() => title().inputValue(), 'Promotie door een ander')
  await publish(page)
  await becomes(() => visit(product, '/projecten/gezamenlijke-promotie/'), 'Promotie door een ander')
})

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern)
}
