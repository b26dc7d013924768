import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReleases, type ReleaseChange, type Releases } from '../../../site/publisher/releases/releases.ts'
import { rollback } from '../../../site/publisher/rollback.ts'
import { killAtRandomMoments } from '../../support/kill-at-random.ts'

let directory: string
let releases: Releases
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'releases-')), 'releases')
  releases = openReleases(directory, () => undefined)
})
afterEach(async () => {
  releases.close()
  await rm(dirname(directory), { recursive: true, force: true })
})

const change = (files: Record<string, string | null>, rest: Partial<ReleaseChange> = {}): ReleaseChange => ({
  publishedAt: new Date().toISOString(),
  entries: new Map(
    Object.entries(files).map(([path, text]) => [path, text === null ? null : Buffer.from(text)]),
  ),
  documents: new Map(),
  ...rest,
})

function read(path: string, from = releases): string | undefined {
  const entry = from.entries.get(path)
  if (!entry || !('key' in entry)) return undefined
  return Buffer.from(from.body(entry) ?? '').toString()
}

describe('a release', () => {
  it('holds what changed and all that did not', () => {
    releases.commit(change({ '/': 'home', '/a/': 'a' }))
    releases.commit(change({ '/a/': 'new', '/b/': 'b' }))
    expect([read('/'), read('/a/'), read('/b/')]).toEqual(['home', 'new', 'b'])
    expect(releases.live?.pages).toBe(3)
  })

  it('is not made where visitors would get what they got before', () => {
    const first = releases.commit(change({ '/': 'home' }))
    expect(releases.commit(change({ '/': 'home' }))).toBeUndefined()
    expect(releases.live).toEqual(first)
  })

  it('that is the whole site drops every other path, but for what it keeps', () => {
    releases.commit(change({ '/': 'home', '/old/': 'old', '/bad/': 'bad' }))
    releases.commit(change({ '/': 'home' }, { keep: (path) => path === '/bad/' }))
    expect([...releases.entries.keys()].sort()).toEqual(['/', '/bad/'])
  })

  it('is there as it was when the database is opened again, with the documents it shows', () => {
    releases.commit(change({ '/': 'home' }, { documents: new Map([['a', { _id: 'a' }]]) }))
    releases.commit(change({ '/': 'home' }, { documents: new Map([['b', { _id: 'b' }]]) }))
    releases.close()
    releases = openReleases(directory, () => undefined)
    expect(read('/')).toBe('home')
    expect(releases.documents()).toEqual([{ _id: 'a' }, { _id: 'b' }])
  })
})

describe('going back', () => {
  it('makes an older release live, byte for byte, and holds it', () => {
    const first = releases.commit(change({ '/': 'one', '/gone/': 'gone' }))
    releases.commit(change({ '/': 'two', '/gone/': null, '/new/': 'new' }))
    const back = releases.rollBackTo(first?.number ?? 0, '2026-11-24T12:00:00Z')
    expect([read('/'), read('/gone/'), read('/new/')]).toEqual(['one', 'gone', undefined])
    expect(back.number).toBe(3)
    expect(releases.heldSince()).toBe('2026-11-24T12:00:00Z')
    releases.endHold()
    expect(releases.heldSince()).toBeUndefined()
  })

  it('is noticed by another process that serves the site', () => {
    releases.commit(change({ '/': 'one' }))
    releases.commit(change({ '/': 'two' }))
    const other = openReleases(directory, () => undefined)
    other.rollBackTo(1, '2026-11-24T12:00:00Z')
    other.close()
    expect(read('/')).toBe('two')
    expect(releases.refresh()).toBe(true)
    expect(read('/')).toBe('one')
  })
})

describe('another process that has switched', () => {
  it('is not published over until it is noticed', () => {
    releases.commit(change({ '/': 'one' }))
    releases.commit(change({ '/': 'two' }))
    const other = openReleases(directory, () => undefined)
    const back = other.rollBackTo(1, '2026-11-24T12:00:00Z')
    other.endHold()
    expect(() => releases.commit(change({ '/': 'three' }))).toThrow('andere versie live')
    other.refresh()
    expect(other.live).toEqual(back)
    other.close()
    expect(releases.refresh()).toBe(true)
    releases.commit(change({ '/': 'three' }))
    expect(read('/')).toBe('three')
  })
})

describe('the documents of a release', () => {
  const of = (...ids: string[]) => new Map(ids.map((id) => [id, { _id: id, _type: 'contact' }]))
  it('go back with its pages, and go with it', () => {
    releases.commit(change({ '/': 'one' }, { documents: of('a', 'b') }))
    releases.commit(change({ '/': 'two' }, { documents: new Map([...of('c'), ['a', undefined]]) }))
    releases.commit(change({ '/': 'two' }, { documents: of('d') }))
    expect(releases.documents()).toEqual([...of('b', 'c', 'd').values()])
    releases.rollBackTo(1, '2026-11-24T12:00:00Z')
    expect(releases.documents()).toEqual([...of('a', 'b').values()])
    releases.rollBackTo(2, '2026-11-24T12:00:01Z')
    expect(releases.documents()).toEqual([...of('b', 'c', 'd').values()])
    releases.commit(change({ '/': 'two' }, { documents: new Map(), withdraws: true }))
    expect(releases.versions(['contact'])).toHaveLength(3)
  })

  it('were those of the newest release only in a database of version 1', () => {
    releases.commit(change({ '/': 'one' }))
    releases.commit(change({ '/': 'two' }, { documents: of('a') }))
    releases.close()
    const database = new DatabaseSync(join(directory, 'site.sqlite'))
    database.exec(`CREATE TABLE old (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
      INSERT INTO old SELECT id, json FROM document; DROP TABLE document;
      ALTER TABLE old RENAME TO document; DROP INDEX body_by_card; DROP TABLE card;
      ALTER TABLE body DROP COLUMN card; ALTER TABLE release DROP COLUMN completes; PRAGMA user_version = 1`)
    database.close()
    releases = openReleases(directory, () => undefined)
    expect(read('/')).toBe('two')
    expect(releases.documents()).toEqual([...of('a').values()])
    expect(releases.kept()).toHaveLength(1)
    releases.commit(change({ '/': 'three' }))
    releases.rollBackTo(2, '2026-11-24T12:00:00Z')
    expect(read('/')).toBe('two')
  })
})

describe('a withdrawal', () => {
  const portrait = '/media/portret-400.webp'
  it('leaves no earlier release, no body of it, and no byte in any file', async () => {
    releases.commit(
      change({ '/': 'home', '/contact/kanarie/': 'kanariepietje', [portrait]: 'kanariepietje 2' }),
    )
    releases.commit(change({ '/': 'home, changed' }))
    const gone = { '/contact/kanarie/': null, [portrait]: null }
    const live = releases.commit(change(gone, { withdraws: true }))
    expect(releases.kept()).toEqual([live])
    expect(releases.former(portrait, '')).toBeUndefined()
    expect(releases.leftovers().size).toBe(0)
    expect(() => rollback(dirname(directory), undefined, () => undefined)).toThrow('no earlier release')
    for (const name of await readdir(directory))
      expect((await readFile(join(directory, name))).includes('kanariepietje'), name).toBe(false)
  })

  it('counts where visitors get nothing new by it, and for a second process', () => {
    releases.commit(change({ '/': 'kanariepietje' }))
    releases.commit(change({ '/': 'home' }))
    releases.commit(change({ '/': 'home' }, { withdraws: true }))
    const other = openReleases(directory, () => undefined)
    expect(other.kept()).toHaveLength(1)
    expect(() => other.rollBackTo(1, '2026-11-24T12:00:00Z')).toThrow('is er niet meer')
    other.close()
  })

  it('is followed by releases that can be gone back to', () => {
    releases.commit(change({ '/': 'one' }))
    releases.commit(change({ '/': 'two' }, { withdraws: true }))
    releases.commit(change({ '/': 'three' }))
    rollback(dirname(directory), undefined, () => undefined)
    releases.refresh()
    expect(read('/')).toBe('two')
  })
})

describe('the disk', () => {
  it('holds the last ten releases and not what only older ones had', () => {
    for (let number = 1; number <= 25; number += 1) releases.commit(change({ '/': `version ${number}` }))
    while (releases.prune(Date.now() + 31 * 24 * 60 * 60 * 1_000));
    expect(releases.kept().map(({ number }) => number)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16])
    releases.rollBackTo(16, '2026-11-24T12:00:00Z')
    expect(read('/')).toBe('version 16')
    expect(() => releases.rollBackTo(15, '2026-11-24T12:00:00Z')).toThrow('Versie 15 is er niet meer')
    expect(releases.former('/', '')).toBeDefined()
  })

  it('may be full: the release is refused in words an editor understands, and the live one stands', () => {
    const text = 'x'.repeat(300_000)
    const small = openReleases(join(directory, 'small'), () => undefined, { maxBytes: 1_000_000 })
    try {
      small.commit(change({ '/': 'home' }))
      const tooMuch = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`/${n}/`, `${n}${text}`]))
      expect(() => small.commit(change(tooMuch))).toThrow('De schijf is vol')
      expect(read('/', small)).toBe('home')
      expect(small.entries.size).toBe(1)
      small.commit(change({ '/': 'home again' }))
      expect(read('/', small)).toBe('home again')
    } finally {
      small.close()
    }
  })

  it('may be damaged: each time the file is put aside under a name of its own, and the site begun anew', async () => {
    releases.close()
    const said: string[] = []
    for (const time of ['once', 'twice']) {
      await damage()
      releases = openReleases(directory, (line) => said.push(line), { beginsAnew: true })
      expect(releases.live, time).toBeUndefined()
      releases.close()
    }
    releases = openReleases(directory, () => undefined)
    const aside = (await readdir(directory)).filter((name) => name.startsWith('site.sqlite.damaged-'))
    expect(aside).toHaveLength(2)
    expect(said.join()).toContain(aside[0])
  })

  it('may be damaged: whoever only looks leaves the file where it is', async () => {
    releases.close()
    await damage()
    expect(() => openReleases(directory, () => undefined)).toThrow('is damaged')
    expect(() => rollback(dirname(directory), 'list', () => undefined)).toThrow()
    expect(await readdir(directory)).toEqual(['site.sqlite'])
    releases = openReleases(directory, () => undefined, { beginsAnew: true })
  })

  it('may be locked by another process for a while: nothing is thrown away', async () => {
    releases.commit(change({ '/': 'home' }))
    releases.close()
    const script = `const { DatabaseSync } = require('node:sqlite')
      const database = new DatabaseSync(process.argv[1])
      database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
      console.log('locked')
      setTimeout(() => { database.exec('COMMIT'); database.close() }, 1500)`
    const other = spawn(process.execPath, ['-e', script, join(directory, 'site.sqlite')])
    await once(other.stdout, 'data')
    releases = openReleases(directory, () => undefined, { beginsAnew: true })
    expect(read('/')).toBe('home')
    expect((await readdir(directory)).filter((name) => name.includes('damaged'))).toEqual([])
  })

  it('may be written by a newer version: it is put aside, with its log', async () => {
    releases.commit(change({ '/': 'home' }))
    releases.close()
    const database = new DatabaseSync(join(directory, 'site.sqlite'))
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(() => openReleases(directory, () => undefined)).toThrow('version 99')
    releases = openReleases(directory, () => undefined, { beginsAnew: true })
    expect(releases.live).toBeUndefined()
    expect((await readdir(directory)).some((name) => name.startsWith('site.sqlite.damaged-'))).toBe(true)
  })
})

async function damage(): Promise<void> {
  for (const ending of ['', '-wal', '-shm'])
    await rm(join(directory, `site.sqlite${ending}`), { force: true })
  const text = 'this is no database, and long enough to be looked at'.repeat(9)
  await writeFile(join(directory, 'site.sqlite'), text)
}

it('is whole after kill -9 at any moment of a publish', async () => {
  releases.close()
  await killAtRandomMoments(directory, 8)
  releases = openReleases(directory, () => undefined)
})
