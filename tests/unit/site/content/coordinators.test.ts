import { seedDocuments } from '@programme/content-schemas/seed'
import { describe, expect, it } from 'vitest'
import { coordinatorsFor } from '../../../../site/content/coordinators.ts'
import { createGraph } from '../../../../site/content/graph.ts'

function answering(section: 'projecten' | 'werkgroepen', change: (id: string) => object = () => ({})) {
  const documents = seedDocuments.map((document) => ({ ...document, ...change(document._id) }))
  const reader = createGraph(documents, { now: new Date('2026-11-24'), lastGood: [] }).graph.reader()
  return coordinatorsFor(reader, section).map(({ name }) => name)
}

describe('who answers for a part of the site', () => {
  it('is the coordinator whom the settings name for it', () => {
    expect(answering('projecten')).toEqual(['Véronique Gielen'])
    expect(answering('werkgroepen')).toEqual(['Sonja den Duijn'])
  })

  it('is the other one where the first may no longer be shown', () => {
    const withdrawn = (id: string): object =>
      id === 'contact-projectcoordinator' ? { consent: { given: false } } : {}
    expect(answering('projecten', withdrawn)).toEqual(['Sonja den Duijn'])
  })

  it('is the deputy while the coordinator is away, and the coordinator where both are', () => {
    const away = { from: '2026-11-20', until: '2026-11-30' }
    const one = (id: string): object => (id === 'contact-projectcoordinator' ? { away } : {})
    expect(answering('projecten', one)).toEqual(['Sonja den Duijn'])
    const back = { from: '2026-11-01', until: '2026-11-23' }
    expect(answering('projecten', () => ({ away: back }))).toEqual(['Véronique Gielen'])
    const all = (id: string): object => (id.startsWith('contact-') ? { away } : {})
    expect(answering('projecten', all)).toEqual(['Véronique Gielen'])
  })
})
