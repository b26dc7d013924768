/** `npm run rollback` beside a running site: pages, search and what is sent on go back together, and come again together. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { seedDocuments } from '@programme/content-schemas/seed'
import { FORM_PATH } from '../../../site/content/form-address.ts'
import { openReleases } from '../../../site/publisher/releases/releases.ts'
import { rollback } from '../../../site/publisher/rollback.ts'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'

const PROJECT = 'project-aanpak-leegstand'
const PAGE = '/projecten/aanpak-leegstand/'

let site: PublicSite
afterEach(() => site.stop())

const goBack = (argument?: string): void => rollback(site.dataDir, argument, () => undefined)
const text = async (path: string): Promise<string> => (await fetch(site.origin + path)).text()
const words = (): Promise<string> => text('/pagefind/woorden.txt')
const wait = { timeout: 60_000, interval: 100 }

async function change(summary: string): Promise<void> {
  await site.client.patch(PROJECT).set({ summary }).commit({ visibility: 'sync' })
  await site.publisher.publish('webhook')
  await site.publisher.idle()
}

it('reaches search and what is sent on, and so does its end', { timeout: 180_000 }, async () => {
  const place = await mkdtemp(join(tmpdir(), 'www-'))
  const sent = (): Promise<string> => readFile(join(place, 'current', PAGE, 'index.html'), 'utf8')
  const sentWords = (): Promise<string> => readFile(join(place, 'current/pagefind/woorden.txt'), 'utf8')
  try {
    site = await startPublicSite(seedDocuments, [{ kind: 'folder', place }])
    await change('Met een waterfietsparade.')
    await change('Met een draaiorgelfeest.')
    await expect.poll(words, wait).toContain('draaiorgelfeest')
    goBack()
    await expect.poll(() => text(PAGE), wait).toContain('waterfietsparade')
    await expect.poll(words, wait).toContain('waterfietsparade')
    expect(await words()).not.toContain('draaiorgelfeest')
    await expect.poll(sentWords, wait).toContain('waterfietsparade')
    expect(await sent()).toContain('waterfietsparade')
    expect(await sent()).not.toContain('draaiorgelfeest')
    goBack('undo')
    await expect.poll(() => text(PAGE), wait).toContain('draaiorgelfeest')
    await expect.poll(words, wait).toContain('draaiorgelfeest')
    await expect.poll(sentWords, wait).toContain('draaiorgelfeest')
    expect(await sent()).toContain('draaiorgelfeest')
  } finally {
    await rm(place, { recursive: true, force: true })
  }
})

it('goes one further back each time, and never to the release that was to go', async () => {
  site = await startPublicSite()
  for (const number of ['eerste', 'tweede', 'derde']) await change(`De ${number} versie.`)
  for (const number of ['tweede', 'eerste']) {
    goBack()
    await expect.poll(() => text(PAGE), wait).toContain(`De ${number} versie.`)
  }
  goBack('undo')
  await expect.poll(() => text(PAGE), wait).toContain('De derde versie.')
})

it('shows the newest content after a rollback and its end within a second, in an old page too', async () => {
  site = await startPublicSite()
  await change('De eerste versie.')
  await change('De tweede versie.')
  goBack()
  goBack('undo')
  await expect.poll(() => site.publisher.status().records[0]?.triggers, wait).toContain('resume')
  await site.publisher.idle()
  expect(await text(PAGE)).toContain('De tweede versie.')
  goBack()
  await site.client.patch(PROJECT).set({ summary: 'De derde versie.' }).commit({ visibility: 'sync' })
  goBack('undo')
  await expect.poll(() => text(PAGE), wait).toContain('De derde versie.')
  expect(site.publisher.status().state).toBe('live')
})

it('is held over a restart, while the contact form goes on and edits wait', async () => {
  site = await startPublicSite()
  await change('De eerste versie.')
  await change('De tweede versie.')
  goBack()
  await site.restart()
  const form = site.publisher.site()
  expect(form?.reader().list('workingGroup')).not.toEqual([])
  const page = await form?.renderNow(FORM_PATH, {})
  expect(Buffer.from(page ?? '').toString()).toContain('<form')
  await change('De derde versie.')
  expect(await text(PAGE)).toContain('De eerste versie.')
  expect(site.publisher.status()).toMatchObject({ state: 'live' })
  expect(site.publisher.status().heldSince).not.toBeNull()
  goBack('undo')
  await expect.poll(() => text(PAGE), wait).toContain('De derde versie.')
})

it('gets nothing of a newer release afterwards', async () => {
  site = await startPublicSite()
  await change('De eerste versie.')
  const entries = (): string[] => {
    const releases = openReleases(join(site.dataDir, 'releases'), () => undefined)
    const found = [...releases.entries].map(([path, entry]) => `${path} ${JSON.stringify(entry)}`).sort()
    releases.close()
    return found
  }
  const before = entries()
  await site.client.patch(PROJECT).set({ title: 'Een heel andere titel' }).commit({ visibility: 'sync' })
  await site.publisher.publish('webhook')
  // Now its picture and the sitemap are still to come.
  goBack()
  await site.publisher.idle()
  await expect.poll(() => site.publisher.status().heldSince, wait).not.toBeNull()
  await site.publisher.idle()
  expect(entries()).toEqual(before)
})
