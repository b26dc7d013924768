/** What must not get out: texts of drafts, versions, private and unpublished documents and the environment, searched for in every public file. */
import { gunzipSync } from 'node:zlib'
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDocuments } from '@programme/content-schemas/seed'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exportSite } from '../../site/publisher/export.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { CACHE_DIR } from '../support/cache-dir.ts'

/** One word that search would keep whole. */
const canary = (place: string): string => `kanarie${place}xq`

const ENVIRONMENT = ['SANITY_API_TOKEN_CANARY', 'DATABASE_PASSWORD', 'SITE_SECRET']
let site: PublicSite
let folder: string
let files: Map<string, Buffer>

beforeAll(async () => {
  for (const name of ENVIRONMENT) process.env[name] = canary(name.toLowerCase().replaceAll('_', ''))
  const [project] = seedDocuments.filter(({ _id }) => _id === 'project-aanpak-leegstand')
  const [contact] = seedDocuments.filter(({ _id }) => _id === 'contact-projectcoordinator')
  const slug = (current: string) => ({ _type: 'slug', current })
  site = await startPublicSite([
    ...seedDocuments.filter(({ _id }) => _id !== contact?._id),
    { ...project, _id: 'drafts.project-aanpak-leegstand', title: canary('draft') },
    { ...project, _id: 'drafts.nieuw-project', title: canary('newdraft'), slug: slug(canary('draftslug')) },
    { ...project, _id: 'versions.r1.project-aanpak-leegstand', title: canary('version') },
    { ...project, _id: 'prive.project', title: canary('private'), slug: slug('prive') },
    { _id: 'ander', _type: 'eigenType', title: canary('othertype') },
    {
      ...contact,
      phone: '+31101234567',
      email: `${canary('mail')}@example.com`,
      owner: canary('owner'),
      geheim: canary('unknownfield'),
      consent: { given: true, covers: ['mobile'] },
    },
    {
      ...contact,
      _id: 'contact-ingetrokken',
      name: canary('withdrawn'),
      slug: slug('ingetrokken'),
      consent: { given: false },
    },
    {
      ...contact,
      _id: 'contact-verlopen',
      name: canary('expired'),
      slug: slug('verlopen'),
      consent: { given: true, covers: ['email'], until: '2020-01-01' },
    },
    { ...project, _id: 'gebroken', title: '', summary: canary('broken'), slug: slug('gebroken') },
  ])
  await site.searchable()
  folder = await mkdtemp(join(tmpdir(), 'canaries-'))
  const directory = join(folder, 'dist')
  await exportSite({
    client: site.client,
    directory,
    cacheDir: CACHE_DIR,
    siteUrl: site.origin,
    now: new Date('2026-11-24'),
    log: () => undefined,
  })
  const names = await Array.fromAsync(glob('{dist,dist-config}/**/*', { cwd: folder, withFileTypes: true }))
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  files = new Map(
    await Promise.all(paths.map(async (path) => [path.slice(folder.length), await readFile(path)] as const)),
  )
})
afterAll(async () => {
  for (const name of ENVIRONMENT) Reflect.deleteProperty(process.env, name)
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Search indexes are gzip; other files are as they are. */
function plain(content: Buffer): string {
  return (content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content).toString('latin1')
}

it('has every kind of public file to look at', () => {
  const names = [...files.keys()]
  for (const ending of [
    '.html',
    '.js',
    '.css',
    '.xml',
    '.ics',
    '.csv',
    '.vcf',
    '.png',
    '.txt',
    '.pf_fragment',
    '.pf_index',
    '.pf_meta',
    '_headers',
    'nginx.conf',
  ])
    expect(
      names.some((name) => name.endsWith(ending)),
      ending,
    ).toBe(true)
  const fragments = [...files]
    .filter(([name]) => name.endsWith('.pf_fragment'))
    .map(([, content]) => plain(content))
  expect(fragments.join()).toContain('leegstand')
})

it('has no canary in any file, and no source map', () => {
  const found = [...files].flatMap(([name, content]) => {
    const text = plain(content).toLowerCase()
    return [...text.matchAll(/kanarie\w*|\+?31101234567/g)].map(([word]) => `${name}: ${word}`)
  })
  expect(found).toEqual([])
  expect([...files.keys()].filter((name) => name.endsWith('.map'))).toEqual([])
})

it('has no canary in what our own server answers', async () => {
  const paths = [...files.keys()].filter((name) => name.startsWith('/dist/') && !name.includes('/pagefind/'))
  for (const file of paths) {
    const path = file.replace(/^\/dist/, '').replace(/index\.html$/, '')
    const text = await (await fetch(site.origin + path)).text()
    expect(text.toLowerCase().includes('kanarie'), path).toBe(false)
  }
  for (const path of [
    '/projecten/prive/',
    '/contact/ingetrokken/',
    '/contact/verlopen/',
    '/contact/verlopen.vcf',
    '/projecten/gebroken/',
  ])
    expect((await fetch(site.origin + path)).status, path).toBe(404)
})
