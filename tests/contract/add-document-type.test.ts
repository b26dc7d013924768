/** The README's steps for a new document type, followed in a copy of the code: whatever follows from a type is there. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyTree, type TreeCopy } from '../support/tree-copy.ts'

const SCHEMA = `/** A building in the centre. */
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { document } from './document.ts'

export const premises = document(
  'premises',
  {
    title: line('Adres', 'Straat en huisnummer.', 80),
    slug: slug('title'),
    summary: lines('Samenvatting', 'Wat is er met dit pand?', { max: 280 }),
  },
  {
    title: 'Pand',
    plural: 'Panden',
    help: ['Een pand in de binnenstad.'],
    icon: 'Cube',
    desk: 'projects',
    page: { folder: '/panden/' },
    preview: { title: 'title', subtitle: 'summary' },
  },
)
`

const PAGE = `---
/** A building: what is known of it. */
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'
import Page from '../../layouts/Page.astro'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'panden/[slug].astro')
}

const premises = Astro.locals.content.bySlug('premises', Astro.params.slug ?? '')
if (!premises) throw new Error('Er is geen pand op dit adres.')
---

<Page title={premises.title} description={premises.summary}>
  <h1>{premises.title}</h1>
</Page>
`

const PAGE_TYPE = `
  premises: {
    kind: 'Pand',
    search: ({ summary }) => ({ summary, text: '' }),
    jsonLd: (_document, page) => ({ ...aboutPage(page), '@type': 'Place' }),
    list: {
      overview: { path: '/panden/', name: 'Panden', description: 'Alle panden.', lead: 'Per straat.' },
      orderedBy: ({ title }) => title,
      rows: { row: ({ summary }) => ({ text: summary }) },
    },
  },
`

const DOCUMENT = `{
    _id: 'pand-voorbeeld', _type: 'premises', title: 'Voorbeeldstraat 1',
    slug: { _type: 'slug', current: 'voorbeeldstraat-1' }, summary: 'Een voorbeeldpand met een kroonluchter.',
  },`

/** Types of the site's registry only: what the compiler says of a type that is not in it. */
const TYPES = JSON.stringify({
  extends: './tsconfig.json',
  include: ['site/page-types/*.ts', 'site/env.d.ts'],
  compilerOptions: { noEmit: true },
})

/** What the site finds of the new document without a page being drawn. */
const REPORT = `
import { parseDocument, addressOf } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { createGraph } from './site/content/graph.ts'
import { searchRecords } from './site/search/index/records.ts'
import { documentTypesIn } from './studio/desk/desk-groups.ts'
const content = createGraph(seedDocuments, { now: new Date('2026-11-24'), lastGood: [] }).graph.reader()
const page = seedDocuments.find(({ _type }) => _type === 'page')
console.log(JSON.stringify({
  search: searchRecords(content).filter(({ url }) => url.startsWith('/panden/')),
  preview: addressOf({ _type: 'premises', slug: { current: 'voorbeeldstraat-1' } }),
  desk: documentTypesIn('projects'),
  reserved: parseDocument({ ...page, slug: { _type: 'slug', current: 'panden' } }),
}))
`

const ADDED = new Map([
  ['content-schemas/documents/premises.ts', SCHEMA],
  ['site/pages/panden/[slug].astro', PAGE],
])

let tree: TreeCopy
let withoutPageType: { output: string; code: number }
let built: { output: string; code: number }
beforeAll(async () => {
  tree = await copyTree()
  for (const [file, text] of ADDED) await tree.write(file, text)
  const schemas = 'content-schemas/document-schemas.ts'
  await tree.replace(
    schemas,
    'import { redirect }',
    "import { premises } from './documents/premises.ts'\nimport { redirect }",
  )
  await tree.replace(schemas, '  redirect,\n}', '  redirect,\n  premises,\n}')
  await tree.write('tsconfig.page-types.json', TYPES)
  withoutPageType = await tree.node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.page-types.json')
  const pageTypes = 'site/page-types/page-types.ts'
  await tree.replace(
    pageTypes,
    'import type { PageType }',
    "import { aboutPage } from '../metadata/json-ld-parts.ts'\nimport type { PageType }",
  )
  await tree.replace(pageTypes, '  page,\n}', `  page,${PAGE_TYPE}}`)
  await tree.replace('content-schemas/seed/index.ts', '  settings,\n', `  settings,\n  ${DOCUMENT}\n`)
  built = await tree.node('start.ts', 'build', '--sample')
})
afterAll(() => tree.remove())

it('is asked for by the compiler where the site has no description of it', () => {
  expect(withoutPageType.code).not.toBe(0)
  expect(withoutPageType.output).toMatch(/site\/page-types\/page-types\.ts.*'premises' is missing/s)
})

it('has its page, its overview, its place in the sitemap and its share picture', async () => {
  expect(built, built.output).toMatchObject({ code: 0 })
  expect(await tree.read('dist/sitemap-0.xml')).toContain('/panden/voorbeeldstraat-1/</loc>')
  expect(await tree.read('dist/sitemap-0.xml')).toContain('/panden/</loc>')
  const overview = await tree.read('dist/panden/index.html')
  expect(overview).toContain('<a href="/panden/voorbeeldstraat-1/">Voorbeeldstraat 1</a>')
  const page = await tree.read('dist/panden/voorbeeldstraat-1/index.html')
  const [, picture = ''] =
    /property="og:image" content="http:\/\/localhost:4321\/(og\/\w+\.png)"/.exec(page) ?? []
  expect(await tree.read(`dist/${picture}`)).toContain('PNG')
})

it('has its structured data and its trail', async () => {
  const page = await tree.read('dist/panden/voorbeeldstraat-1/index.html')
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
  expect(json).toContain('"@type":"Place"')
  expect(json).toContain('"position":2,"name":"Panden","item":"http://localhost:4321/panden/"')
  expect(page).toContain('<a href="/panden/">Panden</a>')
})

it('is in search and in the desk, has its preview, and keeps its folder from other pages', async () => {
  await tree.write('report.ts', REPORT)
  const { output } = await tree.node('report.ts')
  expect(JSON.parse(output)).toMatchObject({
    search: [
      { title: 'Panden' },
      {
        url: '/panden/voorbeeldstraat-1/',
        title: 'Voorbeeldstraat 1',
        summary: 'Een voorbeeldpand met een kroonluchter.',
        filters: { soort: 'Pand' },
      },
    ],
    preview: '/panden/voorbeeldstraat-1/',
    desk: ['projectPage', 'premises'],
    reserved: { ok: false, problems: [{ path: ['slug', 'current'] }] },
  })
})
