/** The search index of the live site: in shards, of which only those are made anew that a publish changed. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createIndexing, type IndexingOptions } from '../../../site/publisher/search/indexing.ts'
import { filesWith } from '../../support/files-with.ts'
import { madeArticle } from '../../support/made-documents.ts'
import { shardsOf } from '../../support/search-entry.ts'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'

describe('a site whose index has several shards', () => {
  let site: PublicSite
  beforeEach(async () => {
    site = await startPublicSite(undefined, [], 10)
    await site.searchable()
  })
  afterEach(() => site.stop())

  const folders = async (): Promise<string[]> => {
    const names = await readdir(join(site.dataDir, 'search'))
    return names.filter((name) => name.startsWith('shard-')).sort()
  }
  const shards = (): Promise<string[]> => shardsOf(site.origin)

  it('makes the shard of a changed text anew, leaves the others, and keeps the old one for who is searching', async () => {
    const [folder, before] = [await folders(), await shards()]
    expect(before.length).toBeGreaterThan(2)
    expect(folder).toHaveLength(before.length)

    await site.client
      .patch('project-aanpak-leegstand')
      .set({ summary: 'Met een waterfietsparade.' })
      .commit({ visibility: 'sync' })
    await expect.poll(shards, { timeout: 60_000, interval: 100 }).not.toEqual(before)
    await site.publisher.idle()
    await site.searchable()

    const after = await folders()
    expect(after.filter((name) => !folder.includes(name))).toHaveLength(1)
    expect(folder.filter((name) => !after.includes(name))).toEqual([])
    const now = await shards()
    expect(now.filter((name) => !before.includes(name))).toHaveLength(1)
    for (const name of [...before, ...now])
      expect((await fetch(`${site.origin}/pagefind/${name}`)).status, name).toBe(200)
    for (const name of ['pagefind.js', 'pagefind-worker.js', 'wasm.nl.pagefind', 'woorden.txt'])
      expect((await fetch(`${site.origin}/pagefind/${name}`)).status, name).toBe(200)
  })
})

describe('the index of a site', () => {
  let site: PublicSite
  beforeEach(async () => {
    site = await startPublicSite()
    await site.searchable()
  })
  afterEach(() => site.stop())
  const words = async (): Promise<string> => (await fetch(`${site.origin}/pagefind/woorden.txt`)).text()
  const found = { timeout: 60_000, interval: 100 }

  it('has nothing of what was deleted while the publisher was away', async () => {
    await site.client.create({
      ...madeArticle,
      _id: 'bericht-orgel',
      slug: { _type: 'slug', current: 'draaiorgelfeest' },
      summary: 'Met een waterfietsparade.',
    })
    await expect.poll(words, found).toContain('waterfietsparade')
    await site.restart(() => site.client.delete('bericht-orgel'))
    await site.searchable()
    expect(await words()).toContain('leegstand')
    expect(await words()).not.toContain('waterfietsparade')
    const folder = await newest()
    const shards = z.array(z.string()).parse(JSON.parse(await readFile(join(folder, 'shards.json'), 'utf8')))
    for (const shard of shards)
      expect(await filesWith(join(folder, '..', shard), /waterfietsparade/i)).toEqual([])
  })

  it('knows changed synonyms, which no page shows', async () => {
    const settings = 'site-settings'
    const synonyms = [{ _key: 's1', words: ['leegstand', 'krekelveld'] }]
    const before = site.publisher.status().release
    await site.client.patch(settings).set({ synonyms }).commit({ visibility: 'sync' })
    await site.publisher.publish('webhook')
    const search = join(site.dataDir, 'search')
    await expect.poll(() => filesWith(search, /krekelveld/i), found).not.toEqual([])
    await site.searchable()
    expect(site.publisher.status().release).toEqual(before)
  })

  async function newest(): Promise<string> {
    const names = await readdir(join(site.dataDir, 'search'))
    const indexes = names.filter((name) => /^\d/.test(name)).sort()
    return join(site.dataDir, 'search', indexes.at(-1) ?? '')
  }
})

describe('an index', () => {
  let directory: string
  let shown: string[]
  let live: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'indexing-'))
    shown = []
    live = '20261124T100000000Z-a'
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  const start = (options: Partial<IndexingOptions> = {}) =>
    createIndexing({
      directory,
      liveRelease: () => live,
      build: () => makeShard(`shard-of-${live}`),
      show: (folders) => (shown = folders.map((folder) => folder.slice(directory.length + 1))),
      onEnd: () => undefined,
      signal: new AbortController().signal,
      ...options,
    })

  async function makeShard(name: string): Promise<string[]> {
    await mkdir(join(directory, name), { recursive: true })
    return [name]
  }
  const first = 'shard-of-20261124T100000000Z-a'
  const second = 'shard-of-20261124T110000000Z-b'

  it('is made once more for what was published while it was made', async () => {
    const begun = Promise.withResolvers<undefined>()
    const free = Promise.withResolvers<undefined>()
    const indexing = await start({
      async build() {
        const release = live
        begun.resolve(undefined)
        await free.promise
        return makeShard(`shard-of-${release}`)
      },
    })
    void indexing.request()
    await begun.promise
    live = '20261124T110000000Z-b'
    const done = indexing.request()
    free.resolve(undefined)
    await done
    expect(indexing.state()).toMatchObject({ state: 'live', release: live })
    expect(shown).toContain(second)
  })

  it('is still served with the shards of the one before, until nobody can be loading them', async () => {
    const indexing = await start()
    await indexing.request()
    live = '20261124T110000000Z-b'
    await indexing.request()
    expect(shown.slice(1)).toEqual([second, first])
    expect(await readdir(directory)).toContain(first)
  })

  it('removes the shards of the one before after their time', async () => {
    const indexing = await start({ keep: 0 })
    await indexing.request()
    live = '20261124T110000000Z-b'
    await indexing.request()
    expect(shown.slice(1)).toEqual([second])
    expect(await readdir(directory)).not.toContain(first)
  })

  it('keeps no file of another one after a withdrawal, also not what was being made meanwhile', async () => {
    const indexing = await start()
    await indexing.request()
    live = '20261124T110000000Z-b'
    const running = indexing.request()
    indexing.forget()
    await running
    live = '20261124T120000000Z-c'
    await indexing.request()
    const names = await readdir(directory)
    expect(names.filter((name) => name.startsWith('shard-'))).toEqual(['shard-of-20261124T120000000Z-c'])
    expect(shown).toHaveLength(2)
  })

  it('is taken away where none without what was withdrawn can be made', async () => {
    let isBroken = false
    const indexing = await start({
      async build() {
        await makeShard('shard-half')
        if (isBroken) throw new Error('the disk is full')
        return ['shard-half']
      },
    })
    await indexing.request()
    isBroken = true
    indexing.forget()
    await indexing.request()
    expect([shown, await readdir(directory)]).toEqual([[], []])
    isBroken = false
    await indexing.request()
    expect(shown).toHaveLength(2)
  })

  it('loses old shards after their time although no other index comes', async () => {
    const indexing = await start({ keep: 50 })
    await indexing.request()
    live = '20261124T110000000Z-b'
    await indexing.request()
    expect(await readdir(directory)).toContain(first)
    await expect.poll(() => readdir(directory)).not.toContain(first)
    expect(shown).not.toContain(first)
  })

  it('is served from the start on as it was, without what an interrupted one left', async () => {
    await (await start()).request()
    await mkdir(join(directory, 'unfinished-x'))
    await writeFile(join(directory, 'unfinished-x', 'a'), '')
    shown = []
    await start()
    expect(shown).toHaveLength(2)
    expect(shown[1]).toBe(first)
    expect(await readdir(directory)).not.toContain('unfinished-x')
  })

  it('stays as it is where the next one fails, which then keeps what it had made', async () => {
    const indexing = await start()
    await indexing.request()
    const before = shown
    const failing = await start({
      async build() {
        await makeShard('shard-half')
        throw new Error('the disk is full')
      },
    })
    await failing.request()
    expect(failing.state()).toMatchObject({ state: 'failed', reason: 'the disk is full' })
    expect(shown).toEqual(before)
    expect(await readdir(directory)).toContain('shard-half')
  })
})
