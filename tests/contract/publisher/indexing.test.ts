/** The search index of the live site: in shards, of which only those are made anew that a publish changed. */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReleases, type Releases } from '../../../site/publisher/releases/releases.ts'
import { createIndexing } from '../../../site/publisher/search/indexing.ts'
import type { MadeIndex } from '../../../site/publisher/search/make-index.ts'
import { writeSearch } from '../../../site/publisher/search/write-search.ts'
import { plain } from '../../support/files-with.ts'
import { madeArticle } from '../../support/made-documents.ts'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'
import { shardsOf } from '../../support/search-entry.ts'

describe('a site whose index has several shards', { timeout: 180_000 }, () => {
  let site: PublicSite
  beforeEach(async () => {
    site = await startPublicSite(undefined, [], 10)
    await site.searchable()
  }, 180_000)
  afterEach(() => site.stop())

  const shards = (): Promise<string[]> => shardsOf(site.origin)
  const files = (): Map<string, string> => {
    const releases = openReleases(join(site.dataDir, 'releases'), () => undefined)
    const found = [...releases.entries].flatMap(([path, entry]) =>
      path.startsWith('/pagefind/') && 'key' in entry ? [[path, entry.hash] as const] : [],
    )
    releases.close()
    return new Map(found)
  }

  it('makes the shard of a changed text anew, leaves the others, and keeps the old one for who is searching', async () => {
    const [filesBefore, before] = [files(), await shards()]
    expect(before.length).toBeGreaterThan(2)

    await site.client
      .patch('project-aanpak-leegstand')
      .set({ summary: 'Met een waterfietsparade.' })
      .commit({ visibility: 'sync' })
    await expect.poll(shards, { timeout: 120_000, interval: 100 }).not.toEqual(before)
    await site.publisher.idle()
    await site.searchable()

    const now = await shards()
    expect(now.filter((name) => !before.includes(name))).toHaveLength(1)
    const filesNow = files()
    const languages = (paths: Iterable<string>): (string | undefined)[] =>
      [...paths].map((path) => /\/(nl(?:-\d+)?)_/.exec(path)?.[1])
    const come = [...filesNow].filter(([path, hash]) => filesBefore.get(path) !== hash).map(([path]) => path)
    expect(new Set(languages(come.filter((path) => /\/(?:index|fragment|filter)\//.test(path)))).size).toBe(1)
    expect(new Set(languages(filesNow.keys()))).toEqual(new Set(languages(filesBefore.keys())))
    for (const path of filesBefore.keys()) expect((await fetch(site.origin + path)).status, path).toBe(200)
    for (const name of [...before, ...now])
      expect((await fetch(`${site.origin}/pagefind/${name}`)).status, name).toBe(200)
    for (const name of ['pagefind.js', 'pagefind-worker.js', 'wasm.nl.pagefind', 'woorden.txt'])
      expect((await fetch(`${site.origin}/pagefind/${name}`)).status, name).toBe(200)
  })

  it('has the files that an index made at once has, whatever was changed before', async () => {
    for (const summary of ['Een draaiorgelfeest.', 'Een waterfietsparade.']) {
      await site.client.patch('project-aanpak-leegstand').set({ summary }).commit({ visibility: 'sync' })
      await site.publisher.publish('webhook')
      await site.publisher.idle()
      await site.searchable()
    }
    const content = site.publisher.site()?.reader()
    if (!content) throw new Error('The site has no content.')
    const folder = await mkdtemp(join(tmpdir(), 'index-'))
    try {
      await writeSearch(content, folder, 10)
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      const names = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
      expect([...files().keys()].sort()).toEqual(names.map((name) => `/pagefind${name}`).sort())
      for (const name of names) {
        const served = await (await fetch(`${site.origin}/pagefind${name}`)).arrayBuffer()
        expect(Buffer.from(served).equals(await readFile(join(folder, name))), name).toBe(true)
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('is served compressed, and is there at once after a restart', async () => {
    const options = { headers: { 'Accept-Encoding': 'br' } }
    for (const name of ['pagefind.js', 'woorden.txt'])
      expect((await fetch(`${site.origin}/pagefind/${name}`, options)).headers.get('content-encoding')).toBe(
        'br',
      )
    const before = files()
    await site.restart()
    expect(files()).toEqual(before)
    await site.searchable()
    expect(files()).toEqual(before)
    expect(await readdir(site.dataDir)).not.toContain('index')
  })
})

describe('the index of a site', { timeout: 180_000 }, () => {
  let site: PublicSite
  beforeEach(async () => {
    site = await startPublicSite()
    await site.searchable()
  }, 180_000)
  afterEach(() => site.stop())
  const words = async (): Promise<string> => (await fetch(`${site.origin}/pagefind/woorden.txt`)).text()
  const found = { timeout: 120_000, interval: 100 }

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
    expect(await searched(/waterfietsparade/i)).toEqual([])
  })

  it('knows changed synonyms, which no page shows', async () => {
    const settings = 'site-settings'
    const synonyms = [{ _key: 's1', words: ['leegstand', 'krekelveld'] }]
    const before = site.publisher.status().release
    await site.client.patch(settings).set({ synonyms }).commit({ visibility: 'sync' })
    await site.publisher.publish('webhook')
    await expect.poll(() => searched(/krekelveld/i), found).not.toEqual([])
    await site.searchable()
    expect(site.publisher.status().release).toEqual(before)
  })

  /** Files that search reads with this text. */
  async function searched(text: RegExp): Promise<string[]> {
    const releases = openReleases(join(site.dataDir, 'releases'), () => undefined)
    const paths = [...releases.entries.keys()].filter((path) => path.startsWith('/pagefind/'))
    releases.close()
    const looked = await Promise.all(
      paths.map(async (path) => {
        const content = Buffer.from(await (await fetch(site.origin + path)).arrayBuffer())
        return text.test(plain(content).toString('latin1')) ? [path] : []
      }),
    )
    return looked.flat()
  }
})

describe('an index', () => {
  let directory: string
  let releases: Releases
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'indexing-'))
    releases = openReleases(join(directory, 'releases'), () => undefined)
  })
  afterEach(async () => {
    releases.close()
    await rm(directory, { recursive: true, force: true })
  })

  const publish = (home: string): void =>
    void releases.commit({
      publishedAt: new Date().toISOString(),
      entries: new Map([['/', Buffer.from(home)]]),
      documents: new Map(),
    })
  const madeOf = (text: string): MadeIndex => ({
    index: { shards: [], leftOut: [] },
    entries: new Map([['/pagefind/woorden.txt', Buffer.from(text)]]),
    keep: (path) => !path.startsWith('/pagefind/'),
  })
  const start = (make: () => Promise<MadeIndex>) =>
    createIndexing({
      ...{
        dataDir: directory,
        salt: '',
        pagesPerShard: 10,
        releases,
        now: () => new Date('2026-11-24'),
        make,
      },
      onReady: () => undefined,
      onEnd: () => undefined,
      signal: new AbortController().signal,
    })
  const live = (): string | undefined => {
    const entry = releases.entries.get('/pagefind/woorden.txt')
    return entry && 'key' in entry ? Buffer.from(releases.body(entry) ?? '').toString() : undefined
  }

  it('is part of the release it was made of, which stays the same one', async () => {
    publish('one')
    const indexing = await start(() => Promise.resolve(madeOf('one')))
    const { id, number } = releases.live ?? {}
    await indexing.request()
    expect(live()).toBeUndefined()
    expect(await indexing.commit()).toBe(true)
    expect(live()).toBe('one')
    expect(releases.live).toMatchObject({ id, number, pages: 1 })
    expect(releases.kept()).toHaveLength(1)
    expect(indexing.state()).toMatchObject({ state: 'live', release: id })
    releases.close()
    releases = openReleases(join(directory, 'releases'), () => undefined)
    expect(releases.live).toMatchObject({ id, number })
  })

  it('is made once more for what was published while it was made', async () => {
    publish('one')
    const indexing = await start(() => {
      const made = madeOf(releases.live?.id ?? '')
      publish('two')
      return Promise.resolve(made)
    })
    const first = releases.live?.id
    await indexing.request()
    await indexing.commit()
    expect(live()).toBe(first)
    expect(indexing.state().state).toBe('busy')
    const second = releases.live?.id
    await indexing.request()
    await indexing.commit()
    expect(live()).toBe(second)
    expect(indexing.state()).toMatchObject({ state: 'live', release: second })
  })

  it('comes to nothing where something was withdrawn while it was made, or while it was ready', async () => {
    publish('one')
    let made = 0
    const indexing = await start(() => Promise.resolve(madeOf(`index ${(made += 1)}`)))
    await indexing.request()
    indexing.forget()
    expect(await indexing.commit()).toBe(false)
    expect(live()).toBeUndefined()
    await indexing.idle()
    expect(await indexing.commit()).toBe(true)
    expect(live()).toBe('index 2')
  })

  it('goes back with its release', async () => {
    const indexing = await start(() => Promise.resolve(madeOf(releases.live?.id ?? '')))
    const ids: (string | undefined)[] = []
    for (const home of ['one', 'two']) {
      publish(home)
      ids.push(releases.live?.id)
      await indexing.request()
      await indexing.commit()
    }
    expect(live()).toBe(ids[1])
    releases.rollBackTo(1, '2026-11-24T12:00:00Z')
    expect(live()).toBe(ids[0])
  })

  it('stays as it is where the next one fails, which is then made again', async () => {
    publish('one')
    let isBroken = false
    const indexing = await start(() =>
      isBroken ? Promise.reject(new Error('the disk is full')) : Promise.resolve(madeOf('good')),
    )
    await indexing.request()
    await indexing.commit()
    isBroken = true
    indexing.changed()
    await indexing.request()
    expect(await indexing.commit()).toBe(false)
    expect(indexing.state()).toMatchObject({ state: 'failed', reason: 'the disk is full' })
    expect(live()).toBe('good')
    isBroken = false
    await indexing.request()
    await indexing.commit()
    expect(indexing.state().state).toBe('live')
  })

  it('leaves no folder behind, also none of a process that was killed', async () => {
    publish('one')
    await mkdir(join(directory, 'search/index-x'), { recursive: true })
    const indexing = await start(() => Promise.reject(new Error('killed')))
    await indexing.request()
    expect(await readdir(join(directory, 'search'))).toEqual([])
  })
})
