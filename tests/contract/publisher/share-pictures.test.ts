/** Share pictures: named by what they say, drawn when they are asked for, gone with the last page that names them. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fc } from '../../support/fast-check.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { nameOf, type Card } from '../../../site/content/share-card.ts'
import { openReleases, type Releases } from '../../../site/publisher/releases/releases.ts'
import { drawLivePictures, sharePictures } from '../../../site/publisher/share-pictures.ts'
import { madeArticle } from '../../support/made-documents.ts'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'

const card = (title: string): Card => ({ kind: 'Nieuws', title, site: 'Voorbeeldstad' })
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const draw = ({ title }: Card): Promise<Uint8Array> => Promise.resolve(bytes(title))

describe('the name of a card', () => {
  it('is the same for the same words, and another one for others', () => {
    const text = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(fc.tuple(text, text, text), fc.tuple(text, text, text), (one, other) => {
        const [a, b] = [one, other].map(([kind, title, site]) => nameOf({ kind, title, site }))
        expect(a === b).toBe(JSON.stringify(one) === JSON.stringify(other))
        expect(a).toMatch(/^[a-z0-9]+$/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('meets no other one among a hundred thousand', () => {
    const names = new Set(Array.from({ length: 100_000 }, (_, index) => nameOf(card(`Bericht ${index}`))))
    expect(names.size).toBe(100_000)
  })
})

describe('beside the releases', () => {
  let directory: string
  let releases: Releases
  const open = async (): Promise<void> => {
    directory = await mkdtemp(join(tmpdir(), 'cards-'))
    releases = openReleases(directory, () => undefined)
  }
  afterEach(async () => {
    releases.close()
    await rm(directory, { recursive: true, force: true })
  })

  function commit(pages: Record<string, string | null>, withdraws = false): void {
    const given = Object.entries(pages)
    releases.commit({
      publishedAt: new Date().toISOString(),
      entries: new Map(given.map(([path, title]) => [path, title === null ? null : bytes(title)])),
      cards: new Map(
        given.flatMap(([path, title]) =>
          title === null ? [] : [[path, { name: nameOf(card(title)), card: card(title) }] as const],
        ),
      ),
      documents: new Map(),
      withdraws,
    })
  }
  const picture = async (title: string, drawCard: typeof draw | undefined = draw): Promise<unknown> => {
    const found = await sharePictures(releases, drawCard)(nameOf(card(title)), new Date().toISOString())
    return found instanceof Uint8Array ? Buffer.from(found).toString() : found
  }

  it('a picture is drawn once, over restarts and rollbacks', async () => {
    await open()
    commit({ '/a/': 'Een', '/b/': 'Een' })
    expect([await picture('Een'), await picture('Een', () => Promise.reject(new Error('again')))]).toEqual([
      'Een',
      'Een',
    ])
    commit({ '/a/': 'Twee' })
    releases.rollBackTo(1, '2026-11-24T12:00:00Z')
    releases.close()
    releases = openReleases(directory, () => undefined)
    expect(await picture('Een', undefined)).toBe('Een')
  })

  it('twenty that ask at once have it drawn once, and a crowd is asked to come back', async () => {
    await open()
    commit({ '/a/': 'Een' })
    let drawings = 0
    const pictures = sharePictures(releases, (one) => {
      drawings += 1
      return draw(one)
    })
    const asked = await Promise.all(Array.from({ length: 60 }, () => pictures(nameOf(card('Een')), '')))
    expect(drawings).toBe(1)
    expect(asked.filter((answer) => answer === 'busy').length).toBeGreaterThan(0)
    expect(asked.filter((answer) => answer instanceof Uint8Array).length).toBeGreaterThan(0)
  })

  it('one that cannot be drawn is not tried again until the next start, and holds up no other', async () => {
    await open()
    commit({ '/a/': 'Kapot', '/b/': 'Goed' })
    let tries = 0
    const fails = (one: Card): Promise<Uint8Array> => {
      if (one.title !== 'Kapot') return draw(one)
      tries += 1
      return Promise.reject(new Error('no such letter'))
    }
    expect(await drawLivePictures(releases, fails, 60_000)).toBe(0)
    expect(await picture('Kapot', fails)).toBeUndefined()
    expect(await picture('Goed', fails)).toBe('Goed')
    expect(tries).toBe(1)
    expect(releases.cards.drawn()).toEqual([nameOf(card('Goed'))])
    releases.clear()
    expect(await picture('Kapot')).toBe('Kapot')
  })

  it('goes on with the next release where there is no time for all', async () => {
    await open()
    commit({ '/a/': 'Een', '/b/': 'Twee', '/c/': 'Drie' })
    expect(await drawLivePictures(releases, draw, -1)).toBe(3)
    expect(await drawLivePictures(releases, draw, 60_000)).toBe(0)
  })

  it('can be had for a moment after its page has changed, is pruned with its last release, and at once with a withdrawal', async () => {
    await open()
    commit({ '/a/': 'Kanarie', '/b/': 'Blijft' })
    for (const title of ['Kanarie', 'Blijft']) await picture(title)
    commit({ '/a/': 'Anders' })
    const find = (moment: string) => releases.cards.find(nameOf(card('Kanarie')), moment)
    expect(find(new Date(Date.now() - 60_000).toISOString())).toBeDefined()
    expect(find(new Date(Date.now() + 60_000).toISOString())).toBeUndefined()
    commit({ '/a/': 'Leeg' }, true)
    expect(find('')).toBeUndefined()
    for (const name of await readdir(directory))
      expect((await readFile(join(directory, name))).includes('Kanarie'), name).toBe(false)
    expect(await picture('Blijft', undefined)).toBe('Blijft')
    for (let number = 0; number < 25; number += 1) commit({ '/b/': `Versie ${number}` })
    while (releases.prune(Date.now() + 31 * 24 * 60 * 60 * 1_000));
    expect(releases.cards.find(nameOf(card('Blijft')), '')).toBeUndefined()
  })
})

describe('on the site', () => {
  let site: PublicSite
  beforeAll(async () => {
    site = await startPublicSite()
  }, 120_000)
  afterAll(() => site.stop())

  const addressOn = async (path: string): Promise<string> => {
    const html = await (await fetch(site.origin + path)).text()
    return /property="og:image" content="([^"]*)"/.exec(html)?.[1] ?? ''
  }
  const png = async (address: string): Promise<string> => {
    const answer = await fetch(address)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(answer.headers.get('cache-control')).toContain('immutable')
    return Buffer.from(await answer.arrayBuffer()).toString('base64')
  }

  it('the page and its picture say the same after a restart, whatever was drawn before it', async () => {
    await site.client.create({ ...madeArticle, _id: 'bericht-kaart' })
    await site.publisher.publish('webhook')
    const first = await addressOn('/nieuws/markt-open/')
    const before = await png(first)
    await site.restart(() => site.client.patch('bericht-kaart').set({ title: 'Markt dicht' }).commit())
    const second = await addressOn('/nieuws/markt-open/')
    expect(second).not.toBe(first)
    expect(await png(second)).not.toBe(before)
    expect(await png(first)).toBe(before)
    await site.client.patch('bericht-kaart').set({ title: madeArticle.title }).commit()
    await site.publisher.publish('webhook')
    expect(await addressOn('/nieuws/markt-open/')).toBe(first)
    expect(await png(first)).toBe(before)
  })

  it('lists share the one of the site', async () => {
    expect(await addressOn('/nieuws/')).toBe(await addressOn('/zoeken/'))
    await png(await addressOn('/'))
  })

  it('answers 404 to names that no page has', async () => {
    for (const path of ['/og/', '/og/a.png', '/og/abc1234567890.png', '/og.png', '/og/../og/a.png'])
      expect((await fetch(site.origin + path)).status, path).toBe(404)
  })
})
