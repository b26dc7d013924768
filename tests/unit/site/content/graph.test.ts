import { seedDocuments } from '@vlaardingen/content-schemas/seed'
import { describe, expect, it } from 'vitest'
import { createGraph } from '../../../../site/content/graph.ts'

const today = '2026-11-24'
const graphOf = (documents: readonly unknown[], lastGood: readonly unknown[] = []) =>
  createGraph(documents, { today, lastGood })

const changed = (id: string, change: object): unknown[] =>
  seedDocuments.map((document) => (document._id === id ? { ...document, ...change } : document))

function firstProject() {
  const project = seedDocuments.find((document) => document._type === 'projectPage')
  if (!project) throw new Error('the seed has no project')
  return project
}

describe('the content graph', () => {
  it('takes the whole seed without a problem', () => {
    const { graph, problems } = graphOf(seedDocuments)
    expect(problems).toEqual([])
    expect(graph.reader().documents()).toHaveLength(seedDocuments.length)
  })

  it('relates documents both ways', () => {
    const reader = graphOf(seedDocuments).graph.reader()
    const [project] = reader.list('projectPage').filter(({ workingGroups = [] }) => workingGroups.length > 0)
    const [group] = reader.resolve('workingGroup', project?.workingGroups)
    expect(group).toBeDefined()
    expect(reader.backlinks('projectPage', group?._id ?? '').map(({ _id }) => _id)).toContain(project?._id)
  })

  it('records which documents and lists a page reads, and nothing else', () => {
    const keys: string[] = []
    const reader = graphOf(seedDocuments).graph.reader((key) => keys.push(key))
    expect(keys).toEqual([])
    reader.resolve('contact', [{ _ref: 'contact-projectcoordinator' }])
    reader.list('result')
    reader.backlinks('newsArticle', 'contact-projectcoordinator')
    expect(keys).toEqual(['doc:contact-projectcoordinator', 'list:result', 'list:newsArticle'])
  })

  it('records a document that is asked for but not there, so that its coming is noticed', () => {
    const keys: string[] = []
    graphOf(seedDocuments)
      .graph.reader((key) => keys.push(key))
      .resolve('contact', [{ _ref: 'nobody' }])
    expect(keys).toEqual(['doc:nobody'])
  })

  it('does not depend on the order in which the store answers', () => {
    const ids = (documents: readonly unknown[]) =>
      graphOf(documents)
        .graph.reader()
        .documents()
        .map(({ _id }) => _id)
    expect(ids(seedDocuments.toReversed())).toEqual(ids(seedDocuments))
  })
})

describe('a document that breaks a rule', () => {
  const project = firstProject()
  const broken = changed(project._id, { title: '' })

  it('is left out and named where it never was good', () => {
    const { graph, problems } = graphOf(broken)
    expect(graph.reader().bySlug('projectPage', project.slug.current)).toBeUndefined()
    expect(problems.map(({ documentId }) => documentId)).toContain(project._id)
  })

  it('stays as it last was good, and is still named', () => {
    const { graph, problems } = graphOf(broken, seedDocuments)
    expect(graph.reader().bySlug('projectPage', project.slug.current)?.title).toBe(project.title)
    expect(problems.map(({ documentId }) => documentId)).toEqual([project._id])
  })

  it('is ignored without a problem where the type is not ours', () => {
    const { problems } = graphOf([...seedDocuments, { _id: 'x', _type: 'somethingElse' }])
    expect(problems).toEqual([])
  })
})

describe('a contact', () => {
  const id = 'contact-projectcoordinator'
  const read = (consent: object) => graphOf(changed(id, { consent })).graph.reader()

  it.each([
    ['without consent', { given: false }],
    ['after the consent has ended', { given: true, covers: ['mobile'], until: '2026-11-23' }],
  ])('does not show %s', (_name, consent) => {
    expect(
      read(consent)
        .contacts()
        .map(({ _id }) => _id),
    ).not.toContain(id)
    expect(read(consent).contactsOf([{ _ref: id }])).toEqual([])
  })

  it('shows only what the consent covers', () => {
    const [contact] = read({ given: true, covers: ['email'] }).contactsOf([{ _ref: id }])
    expect(contact).toMatchObject({ email: 'v.gielen@ik-onderneem.nl' })
    expect(contact).not.toHaveProperty('mobile')
  })
})
