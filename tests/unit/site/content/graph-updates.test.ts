/** What a change leaves is what the whole content gives, also while some of it breaks rules; nothing else is looked at anew. */
import { seedDocuments } from '@programme/content-schemas/seed'
import { describe, expect, it } from 'vitest'
import { createGraph, type ContentGraph } from '../../../../site/content/graph.ts'
import { fc } from '../../../support/fast-check.ts'
import { madeArticle } from '../../../support/made-documents.ts'
import { applyEdit, sequences, type World } from '../../../support/site-edits.ts'

const NOW = new Date('2026-11-24')

/** What visitors see and what editors are told, in an order of its own. */
function outcome(graph: ContentGraph): unknown {
  const byId = [...graph.documents.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
  return {
    documents: byId,
    problems: graph
      .problems()
      .map((problem) => JSON.stringify(problem))
      .sort(),
  }
}

it('is the same after any sequence of edits as from the whole content', () => {
  fc.assert(
    fc.property(sequences, (steps) => {
      const seed = new Map(seedDocuments.map((document) => [document._id, { ...document, _rev: 'first' }]))
      const world: World = { content: new Map(seed), seed, today: '2026-11-24', edits: 0, pictures: '' }
      const whole = (lastGood: readonly unknown[]) =>
        createGraph([...world.content.values()], { now: new Date(world.today), lastGood }).graph
      const graph = whole([])
      for (const edits of steps) {
        const lastGood = [...graph.documents.values()]
        const ids = edits.flatMap((edit) => applyEdit(world, edit))
        graph.update({
          documents: new Map(ids.map((id) => [id, world.content.get(id)])),
          now: new Date(world.today),
        })
        expect(outcome(graph)).toEqual(outcome(whole(lastGood)))
      }
    }),
    { numRuns: 20 },
  )
})

const slug = (current: string) => ({ slug: { _type: 'slug' as const, current } })

describe('an edit beside a document that breaks a rule', () => {
  it.each([
    ['of its own type', { title: '' }],
    ['across documents: a slug that is taken', slug('bericht-7')],
    [
      'across documents: a reference to nothing',
      { projects: [{ _key: 'a', _ref: 'x', _type: 'reference' }] },
    ],
  ])('%s looks at no document but its own', (_name, fields) => {
    let looked = 0
    const many = Array.from({ length: 50 }, (_, index) => ({
      ...madeArticle,
      ...slug(`bericht-${index}`),
      _id: `article-${index}`,
      _rev: 'a',
    }))
    const { graph } = createGraph([...seedDocuments, ...many], { now: NOW, lastGood: [] })
    const bad = { ...many[5], ...fields, _rev: 'b' }
    graph.update({ documents: new Map([['article-5', bad]]), now: NOW })
    expect(graph.problems().map(({ documentId }) => documentId)).toEqual(['article-5'])
    for (const document of graph.documents.values()) {
      if (!document._id.startsWith('article-') || document._id === 'article-6' || !('slug' in document))
        continue
      const own = document.slug
      Object.defineProperty(document, 'slug', { get: () => (looked += 1) && own })
    }
    const { accepted } = graph.update({
      documents: new Map([['article-6', { ...many[6], summary: 'Iets anders.', _rev: 'b' }]]),
      now: NOW,
    })
    expect([...accepted.keys()]).toEqual(['article-6'])
    expect(looked).toBeLessThan(10)
  })
})
