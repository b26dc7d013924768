import { existsSync } from 'node:fs'
import { addressOf, documentSchemas } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { describe, expect, it } from 'vitest'
import { addressesOf } from '../../../../site/content/addresses.ts'
import { createGraph } from '../../../../site/content/graph.ts'
import { listRoutes, pathsOf } from '../../../../site/content/routes.ts'

const graphOf = (documents: readonly unknown[]) =>
  createGraph(documents, { now: new Date('2026-11-24'), lastGood: [] }).graph
const graph = graphOf(seedDocuments)
const routes = listRoutes(graph)

describe('the routes', () => {
  it('are all different', () => {
    const paths = routes.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
  })

  it.each(routes.map(({ path, component }) => [path, component]))(
    'lead %s to a page that exists',
    (path, component) => {
      expect(path).toMatch(/^\/(.*\/)?$|^\/.*\.[a-z]+$/)
      expect(existsSync(component)).toBe(true)
    },
  )

  it.each([
    '/',
    '/projecten/centrumorganisatie/',
    '/contact/veronique-gielen/',
    '/contact/veronique-gielen.vcf',
    '/doe-mee/',
    '/over/',
    '/privacy/',
    '/toegankelijkheid/',
    '/zoeken/',
    '/404/',
    '/rss.xml',
    '/agenda.ics',
    '/resultaten.csv',
    '/resultaten-komma.csv',
    '/favicon.ico',
    '/contact/veronique-gielen.v4.vcf',
    '/sitemap-index.xml',
    '/robots.txt',
    '/.well-known/security.txt',
  ])('hold %s', (path) => {
    expect(routes.map((route) => route.path)).toContain(path)
  })

  it('hold every address of the sitemap', () => {
    const paths = new Set(routes.map(({ path }) => path))
    expect(addressesOf(graph.reader()).filter(({ path }) => !paths.has(path))).toEqual([])
  })

  it('hold the address of every document that has a page, and every type but two has one', () => {
    const slug = { _type: 'slug', current: 'voorbeeld' }
    const without = Object.keys(documentSchemas).filter((_type) => addressOf({ _type, slug }) === undefined)
    expect(without).toEqual(['download', 'redirect'])
    const paths = new Set(routes.map(({ path }) => path))
    const addresses = seedDocuments.flatMap((document) => addressOf(document) ?? [])
    expect(addresses.filter((path) => !paths.has(path))).toEqual([])
  })

  it('give each Astro page exactly its own paths', () => {
    const projects = seedDocuments.filter(({ _type }) => _type === 'projectPage')
    expect(pathsOf(graph, 'projecten/[slug].astro')).toHaveLength(projects.length)
  })
})

describe('a portrait', () => {
  const photo = {
    _type: 'image',
    asset: { _type: 'reference', _ref: `image-${'b'.repeat(40)}-900x900-jpg` },
    alt: 'Portret',
  }
  const media = (covers: readonly string[], until?: string) => {
    const documents = seedDocuments.map((document) =>
      document._type === 'contact'
        ? { ...document, photo, consent: { given: true, covers, until } }
        : document,
    )
    return listRoutes(graphOf(documents)).filter(({ path }) => path.startsWith(`/media/${'b'.repeat(40)}`))
  }

  it('has an address while consent covers it', () => {
    expect(media(['photo']).map(({ path }) => path)).toContain(`/media/${'b'.repeat(40)}-400.webp`)
  })

  it('has none without consent for the photo, nor after consent has ended', () => {
    expect(media(['email'])).toEqual([])
    expect(media(['photo'], '2026-11-23')).toEqual([])
  })
})
