/** The places that a release can be sent on to, each a real one: a folder, rsync, and a server that speaks S3. */
import { spawnSync } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesOf } from '../../../site/publisher/deploy/files.ts'
import { folderTarget } from '../../../site/publisher/deploy/folder.ts'
import { rsyncTarget } from '../../../site/publisher/deploy/rsync.ts'
import { s3Target } from '../../../site/publisher/deploy/s3.ts'
import type { DeployTarget } from '../../../site/publisher/deploy/target.ts'
import { openReleases, type Entry, type Releases } from '../../../site/publisher/releases/releases.ts'
import { redirectPath } from '../../../site/publisher/redirect-path.ts'

let place: string
let releases: Releases
let count = 0
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'deploy-'))
  releases = openReleases(join(place, 'releases'), () => undefined)
  publish({ '/': 'home', '/a/': 'a', '/404/': 'nowhere', '/media/one.webp': 'one', '/rss.xml': 'news' })
})
afterEach(async () => {
  releases.close()
  await rm(place, { recursive: true, force: true })
})

function publish(files: Record<string, string | null>): void {
  const entries = new Map<string, Uint8Array | Entry | null>()
  for (const [path, text] of Object.entries(files))
    entries.set(path, text === null ? null : Buffer.from(text))
  entries.set(redirectPath('/oud/'), { location: '/a/' })
  releases.commit({ publishedAt: new Date().toISOString(), entries, documents: new Map() })
}

/** A page, and a picture that pages loaded before may still ask for. */
function withdraw(): void {
  releases.commit({
    publishedAt: new Date().toISOString(),
    entries: new Map([
      ['/a/', null],
      ['/media/one.webp', null],
    ]),
    documents: new Map(),
    withdraws: true,
  })
}

/** What of it is still below a folder. */
async function namesBelow(folder: string): Promise<string[]> {
  const names = await readdir(join(place, folder), { recursive: true })
  return names.filter((name) => /one\.webp|a\/index\.html/.test(name))
}

const send = (target: DeployTarget) => target.send(filesOf(releases), `release-${(count += 1)}`)

describe('a folder', () => {
  const target = () => folderTarget(join(place, 'www'))
  const live = (name: string): string => join(place, 'www/current', name)

  it('holds the site as files, with what hosts read', async () => {
    await send(target())
    expect(await readFile(live('index.html'), 'utf8')).toBe('home')
    expect(await readFile(live('a/index.html'), 'utf8')).toBe('a')
    expect(await readFile(live('404.html'), 'utf8')).toBe('nowhere')
    expect(await readFile(live('_redirects'), 'utf8')).toContain('/oud/ /a/ 301')
    expect(await readFile(live('oud/index.html'), 'utf8')).toContain('url=/a/')
  })

  it('gets only what changed, and switches to it in one step', async () => {
    await send(target())
    const before = await stat(live('a/index.html'))
    publish({ '/': 'new home', '/a/': 'a', '/b/': 'b', '/rss.xml': null })
    expect(await send(target())).toEqual({ sent: 2, removed: 1 })
    expect((await lstat(join(place, 'www/current'))).isSymbolicLink()).toBe(true)
    expect(await readFile(live('index.html'), 'utf8')).toBe('new home')
    expect((await stat(live('a/index.html'))).ino).toBe(before.ino)
    expect(await readdir(live('.'))).not.toContain('rss.xml')
  })

  it('keeps a picture that a page loaded before the switch may ask for', async () => {
    publish({ '/media/one.webp': null, '/media/two.webp': 'two' })
    await send(target())
    expect(await readdir(live('media'))).toEqual(['one.webp', 'two.webp'])
  })

  it('keeps no release but the live one, so that nothing withdrawn lies beside it', async () => {
    for (let number = 0; number < 4; number += 1) {
      publish({ '/': `home ${number}` })
      await send(target())
    }
    const kept = (await readdir(join(place, 'www/releases'))).filter((name) => !name.endsWith('.json'))
    expect(kept).toHaveLength(1)
  })

  it('loses what was withdrawn', async () => {
    await send(target())
    withdraw()
    await send(target())
    expect(await namesBelow('www')).toEqual([])
  })

  it.each([
    ['/index.html', '/rss.xml', '/a/index.html/', '/media', '/media/one.webp/x'],
    ['/x', '/x/index.html', '/x/index.html/y'],
    ['/x/index.html/y', '/x/index.html', '/x'],
  ])('takes any redirect, and leaves what is there: %s, %s, %s …', async (...from) => {
    const entries = new Map(from.map((path) => [redirectPath(path), { location: '/a/' }]))
    releases.commit({ publishedAt: new Date().toISOString(), entries, documents: new Map() })
    await send(target())
    expect(await readFile(live('rss.xml'), 'utf8')).toBe('news')
    expect(await readFile(live('a/index.html'), 'utf8')).toBe('a')
    for (const path of from)
      expect(await readFile(live('_redirects'), 'utf8')).toContain(`${path.replace(/\/$/, '')} /a/`)
  })

  it('stays as it is where a release cannot be written', async () => {
    await send(target())
    publish({ '/': 'new home' })
    const files = filesOf(releases)
    const content = (): Uint8Array => {
      throw new Error('the disk is full')
    }
    files.set('index.html', { hash: 'other', content })
    await expect(async () => target().send(files, 'broken')).rejects.toThrow('the disk is full')
    expect(await readFile(live('index.html'), 'utf8')).toBe('home')
    expect(await send(target())).toEqual({ sent: 1, removed: 0 })
  })
})

it('sends by rsync, or says that the machine has none', async () => {
  const destination = join(place, 'there/site')
  const target = rsyncTarget(destination, join(place, 'staging'))
  if (spawnSync('rsync', ['--version']).error) {
    await expect(send(target)).rejects.toThrow('rsync is not installed')
    return
  }
  await send(target)
  const before = await stat(join(destination, 'current/a/index.html'))
  publish({ '/': 'new home' })
  expect(await send(target)).toEqual({ sent: 1, removed: 0 })
  expect(await readFile(join(destination, 'current/index.html'), 'utf8')).toBe('new home')
  expect((await stat(join(destination, 'current/a/index.html'))).ino).toBe(before.ino)
  expect(await readdir(destination)).toEqual(['current', 'releases'])
  withdraw()
  await send(target)
  expect([...(await namesBelow('there')), ...(await namesBelow('staging'))]).toEqual([])
  await writeFile(join(place, 'file'), '')
  await expect(send(rsyncTarget(join(place, 'file'), join(place, 'other')))).rejects.toThrow('rsync failed')
})

describe('S3-compatible storage', () => {
  let storage: S3rver
  let endpoint: string
  beforeEach(async () => {
    const configureBuckets = [{ name: 'site' }]
    const directory = join(place, 's3')
    await mkdir(directory)
    storage = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory,
      configureBuckets,
      // It works out the signature of a listing over another path than S3 does, so it must not insist.
      allowMismatchedSignatures: true,
    })
    endpoint = `http://127.0.0.1:${(await storage.run()).port}/site`
  })
  afterEach(() => storage.close())

  const target = (accessKeyId = 'S3RVER') =>
    s3Target({ endpoint, accessKeyId, secretAccessKey: 'S3RVER', region: 'us-east-1' })

  it('holds the site with the type and the caching of each file', async () => {
    publish({ '/pagefind/pagefind-entry.json': '{"from":"index"}', '/pagefind/pagefind.js': '' })
    await send(target())
    const page = await fetch(`${endpoint}/a/index.html`)
    expect(await page.text()).toBe('a')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect((await fetch(`${endpoint}/media/one.webp`)).headers.get('cache-control')).toContain('immutable')
    const entry = await fetch(`${endpoint}/pagefind/pagefind-entry.json`)
    expect(await entry.json()).toEqual({ from: 'index' })
    expect((await fetch(`${endpoint}/pagefind/pagefind.js`)).status).toBe(200)
  })

  it('gets only what changed, and loses what is gone', async () => {
    await send(target())
    publish({ '/': 'new home', '/rss.xml': null })
    expect(await send(target())).toEqual({ sent: 1, removed: 1 })
    expect(await (await fetch(`${endpoint}/index.html`)).text()).toBe('new home')
    expect((await fetch(`${endpoint}/rss.xml`)).status).toBe(404)
    expect(await send(target())).toEqual({ sent: 0, removed: 0 })
  })

  it('loses what was withdrawn', async () => {
    await send(target())
    expect((await fetch(`${endpoint}/media/one.webp`)).status).toBe(200)
    withdraw()
    await send(target())
    for (const name of ['media/one.webp', 'a/index.html'])
      expect((await fetch(`${endpoint}/${name}`)).status, name).toBe(404)
  })

  it('says so where it does not know the key', async () => {
    await expect(send(target('wrong'))).rejects.toThrow('InvalidAccessKeyId')
  })
})
