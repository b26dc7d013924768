/** One page that cannot be made, one document that breaks a rule: everything else is published, and the document is named. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatProblem } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportSite } from '../../../site/publisher/export.ts'
import type { Renderer } from '../../../site/publisher/renderer.ts'
import { createSite, type Site } from '../../../site/publisher/site.ts'
import { CACHE_DIR } from '../../support/cache-dir.ts'
import { startRendering } from '../../support/incremental-site.ts'
import { madeArticle, madeEvent } from '../../support/made-documents.ts'
import { seedAssetDocuments } from '../../support/seed-assets.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

const now = new Date('2026-11-24')
const siteUrl = 'http://localhost:4321'

let rendering: Awaited<ReturnType<typeof startRendering>>
beforeAll(async () => {
  rendering = await startRendering()
}, 120_000)
afterAll(() => rendering.stop())

/** A renderer that throws at some paths, as a fault of ours would. */
function failingAt(isBad: (path: string) => boolean): Pick<Renderer, 'render'> {
  return {
    async render(route, locals) {
      if (isBad(route.path)) throw new URIError('URI malformed')
      return rendering.renderer.render(route, locals)
    },
  }
}

function siteOf(
  renderer: Pick<Renderer, 'render'>,
  documents: readonly object[],
  lastGood: readonly object[] = [],
): Site {
  const files = seedAssetDocuments(rendering.pictures)
  return createSite({ documents: [...files, ...documents], lastGood, now, siteUrl, renderer })
}

async function rendered(site: Site): Promise<Set<string>> {
  const paths = new Set<string>()
  await site.render({
    write({ path }) {
      paths.add(path)
      return undefined
    },
  })
  return paths
}

const documents = [...seedDocuments, madeEvent, madeArticle]
const messagesOf = (site: Site): string[] => site.problems().map(formatProblem)

describe('a page that cannot be rendered', () => {
  it('is left out by itself, and its document is named', async () => {
    const site = siteOf(
      failingAt((path) => path === '/agenda/bijeenkomsten/inloopavond/'),
      documents,
    )
    const paths = await rendered(site)
    expect(paths).not.toContain('/agenda/bijeenkomsten/inloopavond/')
    for (const path of ['/', '/nieuws/markt-open/', '/agenda.ics', '/rss.xml', '/sitemap-0.xml'])
      expect(paths).toContain(path)
    expect(site.problems()).toMatchObject([{ documentId: madeEvent._id }])
    expect(messagesOf(site).join()).toMatch(
      /Bijeenkomst „Inloopavond”: .* kan niet gemaakt worden \(URI malformed\)/,
    )
  })

  it('may be a file', async () => {
    const path = '/agenda/bijeenkomsten/inloopavond.ics'
    const site = siteOf(
      failingAt((one) => one === path),
      documents,
    )
    expect(await rendered(site)).not.toContain(path)
    expect(site.problems()).toMatchObject([{ documentId: madeEvent._id }])
  })

  it('may be a list, and is named at the settings', async () => {
    const site = siteOf(
      failingAt((path) => path === '/nieuws/'),
      documents,
    )
    expect(await rendered(site)).toContain('/nieuws/markt-open/')
    expect(site.problems()).toMatchObject([{ documentId: 'site-settings' }])
  })

  it('is made again once what it shows has changed, and is then named no more', async () => {
    let isBroken = true
    const site = siteOf(
      failingAt((path) => isBroken && path === '/nieuws/markt-open/'),
      documents,
    )
    await rendered(site)
    site.settle()
    isBroken = false
    const changed = { ...madeArticle, summary: 'De markt is weer open.' }
    site.change({ documents: new Map([[madeArticle._id, changed]]), now })
    expect(await rendered(site)).toContain('/nieuws/markt-open/')
    expect(site.problems()).toEqual([])
  })

  it('stays as it was, but not where a contact was withdrawn', async () => {
    const site = siteOf(
      failingAt((path) => path === '/contact/'),
      documents,
    )
    await rendered(site)
    expect(site.gone()).not.toContain('/contact/')
    site.settle()
    const contact = seedDocuments.find(({ _type }) => _type === 'contact')
    const withdrawn = { ...contact, consent: { given: false } }
    site.change({ documents: new Map([[contact?._id ?? '', withdrawn]]), now })
    await rendered(site)
    expect(site.gone()).toContain('/contact/')
  })

  it('ends the publish where no page at all can be made', async () => {
    const site = siteOf(
      failingAt((path) => path.endsWith('/')),
      documents,
    )
    await expect(rendered(site)).rejects.toThrow('Geen enkele pagina')
  })
})

describe('a document that breaks a rule', () => {
  it.each([
    ['half of a surrogate pair', { title: 'a\ud800b' }],
    ['U+0000', { summary: 'a\u0000b' }],
    ['U+FFFE', { place: 'a\ufffeb' }],
    ['a line of its own in a calendar', { title: 'Jan\r\nATTENDEE:mailto:x@example.test' }],
    ['a time that is none', { _updatedAt: 'gisteren' }],
  ])('is left out and named, and everything else is published: %s', async (_name, fields) => {
    const site = siteOf(rendering.renderer, [...seedDocuments, madeArticle, { ...madeEvent, ...fields }])
    const paths = await rendered(site)
    expect(paths).toContain('/nieuws/markt-open/')
    expect(paths).not.toContain('/agenda/bijeenkomsten/inloopavond/')
    expect(new Set(site.problems().map(({ documentId }) => documentId))).toEqual(new Set([madeEvent._id]))
  })
})

describe('npm run build', () => {
  let lake: RunningLake
  let folder: string
  beforeAll(async () => {
    lake = await startLake()
    folder = await mkdtemp(join(tmpdir(), 'build-'))
    const transaction = lake.client().transaction()
    for (const document of seedDocuments)
      transaction.createOrReplace<Record<string, unknown>>({ ...document })
    await transaction.commit({ visibility: 'sync' }).catch(() => undefined)
  })
  afterAll(async () => {
    await lake.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it.each([
    ['break a rule', { name: 'x'.repeat(100) }, /Instellingen „x+”, Naam: Deze tekst is te lang/],
    ['hold a text that is none', { intro: 'a\ufffeb' }, /Inleiding: Hier staat een onzichtbaar teken/],
  ])('lists settings that %s, and leaves the last build as it was', async (_name, fields, said) => {
    const client = lake.client()
    const settings = seedDocuments.find(({ _type }) => _type === 'siteSettings')
    await client.createOrReplace<Record<string, unknown>>({
      ...settings,
      _id: 'site-settings',
      _type: 'siteSettings',
      coordinators: [],
      privacyContact: undefined,
      ...fields,
    })
    const directory = join(folder, 'dist')
    const log: string[] = []
    const given = {
      directory,
      siteUrl,
      now,
      cacheDir: CACHE_DIR,
      log: (line: string) => void log.push(line),
    }
    const { pages, problems } = await exportSite({ client, ...given })
    expect(pages).toBe(0)
    expect(problems.map(formatProblem).join('\n')).toMatch(said)
    expect(await readdir(folder)).toEqual([])
  })
})
