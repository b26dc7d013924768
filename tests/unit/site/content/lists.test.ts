import type { Documents } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { describe, expect, it } from 'vitest'
import { createGraph } from '../../../../site/content/graph.ts'
import { viewsOf, type ListView } from '../../../../site/content/list-pages.ts'
import { listedTypes, listOf, listPageAt, listPaths } from '../../../../site/content/lists.ts'

const readerOf = (documents: readonly unknown[]) =>
  createGraph(documents, { now: new Date('2026-11-24'), lastGood: [] }).graph.reader()
const reader = readerOf(seedDocuments)

function news(count: number): unknown[] {
  const [article] = seedDocuments.filter(({ _type }) => _type === 'newsArticle')
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2020, 0, 1 + index * 20)).toISOString().slice(0, 10)
    return { ...article, _id: `nieuws-${index}`, date, slug: { _type: 'slug', current: `bericht-${index}` } }
  })
}

describe('a list', () => {
  it('can be narrowed down at addresses of its own', () => {
    const view = listPageAt(reader, 'result', '/resultaten/soort/mijlpaal/')
    expect(view.items.length).toBeGreaterThan(0)
    expect(view.items.every(({ kind }) => kind === 'mijlpaal')).toBe(true)
    expect(view.chosen).toBe('Mijlpaal')
    expect(view.filters.flatMap(({ links }) => links).filter(({ current }) => current)).toEqual([
      { href: '/resultaten/soort/mijlpaal/', label: 'Mijlpaal', current: true },
    ])
  })

  it('offers no address that shows nothing', () => {
    for (const view of [...viewsOf(listOf(reader, 'projectPage')), ...viewsOf(listOf(reader, 'result'))]) {
      expect(view.items, view.path).not.toEqual([])
    }
  })

  it('leads from the newest page to the oldest and back', () => {
    const many = readerOf([...seedDocuments, ...news(70)])
    const seen: string[] = []
    let path: string | undefined = '/nieuws/'
    while (path !== undefined) {
      const view: ListView<Documents['newsArticle']> = listPageAt(many, 'newsArticle', path)
      expect(view.newer).toBe(seen.at(-1))
      seen.push(path)
      path = view.older
    }
    expect(seen).toEqual(['/nieuws/', '/nieuws/pagina/2/', '/nieuws/pagina/1/'])
    const dates = seen.flatMap((address) =>
      listPageAt(many, 'newsArticle', address).items.map(({ date }) => date),
    )
    expect(dates).toEqual(dates.toSorted((a, b) => (a < b ? 1 : -1)))
  })

  it('is in the order that editors gave the joint agenda', () => {
    const orders = listPageAt(reader, 'agendaItem', '/agenda/').items.map(({ order }) => order)
    expect(orders).toEqual(orders.toSorted((a = 0, b = 0) => a - b))
  })

  it('has every address once', () => {
    const many = readerOf([...seedDocuments, ...news(70)])
    const paths = listedTypes.flatMap((type) => listPaths(many, type))
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('names an address that is not one of its own', () => {
    expect(() => listPageAt(reader, 'newsArticle', '/nieuws/pagina/9/')).toThrow('/nieuws/pagina/9/')
  })
})
