/** What a person takes back is gone from everything that visitors can get: older releases, the index, other servers. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { rollback } from '../../../site/publisher/rollback.ts'
import { filesWith } from '../../support/files-with.ts'
import {
  GROUP,
  NAMELESS,
  PERSON,
  PROJECT,
  startWithdrawingSite,
  TRACES,
  type WithdrawingSite,
} from '../../support/withdrawing-site.ts'

const PAGE = '/contact/kanarie-pietersen/'
const CARD = '/contact/kanarie-pietersen.vcf'

let site: WithdrawingSite
afterEach(() => site.stop())

const say = (): void => undefined
const goBack = (argument?: string): void => rollback(site.dataDir, argument, say)
/** The newest first. */
function releaseNumbers(): string[] {
  const said: string[] = []
  rollback(site.dataDir, 'list', (line) => said.push(line))
  return said.flatMap((line) => /^[* ] (\d+) /.exec(line)?.[1] ?? [])
}
const dayIn = (days: number): string =>
  new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
const text = async (path: string): Promise<string> => (await fetch(site.origin + path)).text()

describe('a withdrawal', () => {
  it.each([
    ['the consent', { consent: { given: false } }, [], false],
    ['an end of the consent that has passed', { 'consent.until': '2020-01-01' }, [], false],
    ['the photo', {}, ['photo'], true],
    ['consent for the photo', { 'consent.covers': ['mobile', 'phone', 'email'] }, [], true],
    ['the telephone number', {}, ['phone'], true],
  ])('of %s leaves no release to go back to that shows it', async (what, set, unset, isShown) => {
    site = await startWithdrawingSite()
    expect(await site.found()).toEqual(expect.arrayContaining([PAGE, CARD, ...site.portrait]))
    await site.change(PERSON, set, unset)
    expect(() => goBack()).toThrow('no earlier release')
    await site.change(PROJECT, { summary: 'Een latere versie.' })
    goBack()
    await expect.poll(() => text('/projecten/aanpak-leegstand/'), { timeout: 10_000 }).not.toContain('latere')
    const found = await site.found()
    for (const path of [PAGE, CARD]) expect(found.includes(path), path).toBe(isShown)
    if (what.includes('photo') || !isShown)
      expect(found.filter((path) => site.portrait.includes(path))).toEqual([])
    const pages = (await Promise.all(found.map(text))).join()
    if (what.includes('number')) expect(pages).not.toContain('101111111')
  })

  it('by deletion, and of a name in a working group, counts too, also while the publisher was away', async () => {
    site = await startWithdrawingSite()
    await site.restart(async () => {
      await site.client
        .patch(GROUP)
        .set({ participants: [NAMELESS] })
        .commit({ visibility: 'sync' })
      await site.client.delete(PERSON)
    })
    expect(await site.found()).toEqual([])
    expect(() => goBack()).toThrow('no earlier release')
  })
})

describe('while a rollback is held', () => {
  const held = async (): Promise<void> => {
    await site.change(PROJECT, { summary: 'Een foute versie.' })
    goBack()
    await expect.poll(() => site.publisher.status().heldSince, { timeout: 10_000 }).not.toBeNull()
    await site.publisher.idle()
    expect(await text('/projecten/aanpak-leegstand/')).toContain('Een eerste versie.')
    expect(await site.found()).toContain(PAGE)
  }
  const stillHeld = async (): Promise<void> => {
    expect(await text('/projecten/aanpak-leegstand/')).toContain('Een eerste versie.')
    expect(site.publisher.status().heldSince).not.toBeNull()
    expect(() => goBack()).toThrow('no earlier release')
  }

  it('a consent that is withdrawn takes page, vCard and portrait away at once, and nothing else comes back', async () => {
    site = await startWithdrawingSite()
    await held()
    await site.client
      .patch(GROUP)
      .set({ participants: [NAMELESS] })
      .commit({ visibility: 'sync' })
    await site.change(PERSON, { consent: { given: false } })
    expect(await site.found()).toEqual([])
    await stillHeld()
    expect(await text('/sitemap-0.xml')).not.toContain('kanarie')
    goBack('undo')
    await expect.poll(() => text('/projecten/aanpak-leegstand/'), { timeout: 10_000 }).toContain('foute')
    expect(await site.found()).toEqual([])
  })

  it('the photo and a number go without the rest of the contact', async () => {
    site = await startWithdrawingSite()
    await held()
    await site.change(PERSON, { role: 'Iets anders' }, ['photo', 'phone'])
    const found = await site.found()
    expect(found).toContain(PAGE)
    expect(found.filter((path) => site.portrait.includes(path))).toEqual([])
    const page = await text(PAGE)
    expect(page).not.toContain('101111111')
    expect(page).not.toContain('Iets anders')
    await stillHeld()
  })

  it('a contact that was deleted while the publisher was away is gone after its start', async () => {
    site = await startWithdrawingSite()
    await held()
    await site.restart(() => site.client.delete(PERSON))
    expect(await site.found()).not.toContain(PAGE)
    await stillHeld()
  })

  it('a consent that ends on a day ends there', async () => {
    let today = dayIn(0)
    site = await startWithdrawingSite([], () => new Date(today))
    await site.change(GROUP, { participants: [NAMELESS] })
    await site.change(PERSON, { 'consent.until': dayIn(2) })
    await held()
    today = dayIn(30)
    await site.publisher.publish('day')
    await site.publisher.idle()
    expect(await site.found()).toEqual([])
    await stillHeld()
  })

  it('a withdrawal ends the newer release that shows the person, which the held one does not', async () => {
    site = await startWithdrawingSite()
    const numbers = releaseNumbers()
    goBack(numbers.at(-1))
    await expect.poll(() => site.publisher.status().heldSince, { timeout: 10_000 }).not.toBeNull()
    await site.publisher.idle()
    expect(await site.found()).not.toContain(PAGE)
    await site.change(PERSON, { consent: { given: false } })
    for (const number of numbers) expect(() => goBack(number)).toThrow('is er niet meer')
  })
})

describe('after a withdrawal', { timeout: 180_000 }, () => {
  it('no file of the search index has the name, from the release on that withdraws it', async () => {
    site = await startWithdrawingSite()
    await site.searchable()
    expect(await site.foundInSearch()).not.toEqual([])
    await site.client
      .patch(GROUP)
      .set({ participants: [NAMELESS] })
      .commit({ visibility: 'sync' })
    await site.change(PERSON, { consent: { given: false } })
    // With the very release that withdraws it, and not with the next index.
    expect(await site.foundInSearch()).toEqual([])
    await site.searchable()
    expect(await site.foundInSearch()).toEqual([])
    expect(await text('/pagefind/woorden.txt')).toContain('leegstand')
  })

  it('the next deploy takes portrait, page and vCard from the folder, whatever lies beside `current`', async () => {
    const place = await mkdtemp(join(tmpdir(), 'www-'))
    try {
      site = await startWithdrawingSite([{ kind: 'folder', place }])
      await site.searchable()
      await expect.poll(() => filesWith(place, TRACES), { timeout: 60_000 }).not.toEqual([])
      await site.client
        .patch(GROUP)
        .set({ participants: [NAMELESS] })
        .commit({ visibility: 'sync' })
      await site.change(PERSON, { consent: { given: false } })
      await expect.poll(() => filesWith(place, TRACES), { timeout: 60_000 }).toEqual([])
      const names = await readdir(place, { recursive: true })
      const last = (path: string): string => path.split('/').at(-1) ?? ''
      expect(names.filter((name) => site.portrait.map(last).includes(last(name)))).toEqual([])
    } finally {
      await rm(place, { recursive: true, force: true })
    }
  })
})
