import { addressOf, checkCollection, redirectChanges, unlink } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { fc } from '../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { createGraph } from '../../../site/content/graph.ts'
import { listRoutes } from '../../../site/content/routes.ts'

function redirect(from: string, to: string) {
  return { _id: `r-${from}`, _type: 'redirect' as const, from, to }
}

describe('a page that moves', () => {
  it('leaves a redirect at its old address', () => {
    expect(redirectChanges([], [{ from: '/projecten/oud/', to: '/projecten/nieuw/' }])).toEqual({
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
      const { put, remove } = redirectChanges(redirects, [{ from: stops[index - 1] ?? to, to }])
      const touched = new Set([...put.map(({ _id }) => _id), ...remove])
      redirects = [...redirects.filter(({ _id }) => !touched.has(_id)), ...put]
      expect(checkCollection(redirects)).toEqual([])
      expect(redirects.every((one) => one.to === to && one.from !== to)).toBe(true)
    }
  })
})

describe('redirects beside pages that change', () => {
  it('follow a page however its address is written, to the place on it', () => {
    const redirects = [redirect('/oud', '/projecten/a'), redirect('/team/', '/projecten/a/#team')]
    expect(redirectChanges(redirects, [{ from: '/projecten/a/', to: '/projecten/b/' }]).put).toMatchObject([
      { from: '/oud', to: '/projecten/b/' },
      { from: '/team/', to: '/projecten/b/#team' },
      { from: '/projecten/a/', to: '/projecten/b/' },
    ])
  })

  it('never lead away from a page that is published at their address', () => {
    const redirects = [redirect('/nieuw', '/elders/'), redirect('/blijft/', '/elders/')]
    expect(redirectChanges(redirects, [{ from: undefined, to: '/nieuw/' }])).toEqual({
      put: [],
      remove: ['r-/nieuw'],
    })
  })

  it('go with a page that goes, unless another takes its place', () => {
    const redirects = [redirect('/oud/', '/weg/'), redirect('/anders/', '/blijft/')]
    const gone = { from: '/weg/', to: undefined }
    expect(redirectChanges(redirects, [gone])).toEqual({ put: [], remove: ['r-/oud/'] })
    expect(redirectChanges(redirects, [gone, { from: '/a/', to: '/weg/' }])).toMatchObject({
      put: [{ from: '/a/', to: '/weg/' }],
      remove: [],
    })
  })

  it('need nothing where two pages change places', () => {
    const swap = [
      { from: '/a/', to: '/b/' },
      { from: '/b/', to: '/a/' },
    ]
    const { put, remove } = redirectChanges([redirect('/oud/', '/a/')], swap)
    expect([put.map(({ from, to }) => [from, to]), remove]).toEqual([[['/oud/', '/b/']], []])
  })

  it('are without chain, loop and hidden page after any changes at once', () => {
    const path = fc.constantFrom('/a/', '/b/', '/c/', '/d/', '/e/')
    const spelled = fc.tuple(path, fc.constantFrom('', '#deel', '?x=1')).map(([to, end]) => to + end)
    const redirects = fc
      .uniqueArray(fc.tuple(path, spelled), { selector: ([from]) => from })
      .map((pairs) => pairs.filter(([, to]) => pairs.every(([from]) => !to.startsWith(from))))
    const addresses = fc.uniqueArray(path)
    fc.assert(
      fc.property(redirects, addresses, addresses, (pairs, before, after) => {
        const known = pairs.flatMap(([from, to]) => (before.includes(from) ? [] : [redirect(from, to)]))
        const moves = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
          from: before[index],
          to: after[index],
        }))
        const { put, remove } = redirectChanges(known, moves)
        const touched = new Set([...put.map(({ _id }) => _id), ...remove])
        const left = [...known.filter(({ _id }) => !touched.has(_id)), ...put]
        expect(checkCollection(left)).toEqual([])
        const pages = after.map(String)
        expect(left.filter(({ from }) => pages.includes(from))).toEqual([])
        const gone = before.filter((address) => !after.includes(address)).map(String)
        expect(
          left.filter(({ from, to }) => !from.startsWith('/r') && gone.some((one) => to.startsWith(one))),
        ).toEqual([])
      }),
    )
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
    const { graph } = createGraph(seedDocuments, { now: new Date('2026-11-24'), lastGood: [] })
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
