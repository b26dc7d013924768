import { addressOf, checkCollection, redirectChanges, unlink } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { describe, expect, it } from 'vitest'
import { createGraph } from '../../../site/content/graph.ts'
import { listRoutes } from '../../../site/content/routes.ts'

function redirect(from: string, to: string) {
  return { _id: `r-${from}`, _type: 'redirect' as const, from, to }
}

describe('a page that moves', () => {
  it('leaves a redirect at its old address', () => {
    expect(redirectChanges([], '/projecten/oud/', '/projecten/nieuw/')).toEqual({
      put: [
        {
          _id: 'redirect-projecten-oud',
          _type: 'redirect',
          from: '/projecten/oud/',
          to: '/projecten/nieuw/',
        },
      ],
      remove: [],
    })
  })

  it('leaves neither a chain nor a loop, however often it moves and where it returns to', () => {
    let redirects = [redirect('/mee/', '/a/')]
    const stops = ['/a/', '/b/', '/c/', '/a/', '/b/', '/mee/', '/c/']
    for (const [index, to] of stops.entries()) {
      const { put, remove } = redirectChanges(redirects, stops[index - 1] ?? to, to)
      const touched = new Set([...put.map(({ _id }) => _id), ...remove])
      redirects = [...redirects.filter(({ _id }) => !touched.has(_id)), ...put]
      expect(checkCollection(redirects)).toEqual([])
      expect(redirects.every((one) => one.to === to && one.from !== to)).toBe(true)
    }
  })
})

describe('a document that goes', () => {
  it('is taken out of lists and of single references, and the paths say where it stood', () => {
    const value = {
      lead: { _type: 'reference', _ref: 'x' },
      contacts: [
        { _key: 'a', _ref: 'x' },
        { _key: 'b', _ref: 'y' },
      ],
      rows: [{ _key: 'r', contact: { _ref: 'x' }, label: 'Naam' }],
    }
    expect(unlink(value, 'x')).toEqual({
      paths: ['lead', 'contacts[_key=="a"]', 'rows[_key=="r"].contact'],
      value: { contacts: [{ _key: 'b', _ref: 'y' }], rows: [{ _key: 'r', label: 'Naam' }] },
    })
  })
})

describe('the address of a document', () => {
  it('is one that the site has, for every document of the seed that has a page', () => {
    const { graph } = createGraph(seedDocuments, { today: '2026-11-24', lastGood: [] })
    const paths = new Set(listRoutes(graph).map(({ path }) => path))
    const addresses = seedDocuments.flatMap((document) => addressOf(document) ?? [])
    expect(addresses.length).toBeGreaterThan(20)
    expect(addresses.filter((address) => !paths.has(address))).toEqual([])
    const nowhere = seedDocuments.filter(
      (document) => 'slug' in document && addressOf(document) === undefined,
    )
    expect(nowhere).toEqual([])
  })
})
