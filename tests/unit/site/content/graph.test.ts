import { seedDocuments } from '@programme/content-schemas/seed'
import { describe, expect, it } from 'vitest'
import { derivation } from '../../../../site/content/derive.ts'
import { createGraph } from '../../../../site/content/graph.ts'

const now = new Date('2026-11-24')
const graphOf = (documents: readonly unknown[], lastGood: readonly unknown[] = []) =>
  createGraph(documents, { now, lastGood })

function recording() {
  const read: string[] = []
  const reader = graphOf(seedDocuments).graph.reader((key) => read.push(key))
  return { reader, recorded: () => read }
}

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

  it('records which fields of which documents a page reads, and nothing else', () => {
    const { recorded, reader } = recording()
    const [contact] = reader.resolve('contact', [{ _ref: 'contact-projectcoordinator' }])
    expect(recorded()).toEqual(['doc:contact-projectcoordinator'])
    expect(contact?.name).toBe('Véronique Gielen')
    reader.backlinks('newsArticle', 'contact-projectcoordinator')
    reader.bySlug('page', 'over')
    reader.list('redirect')
    expect(recorded()).toEqual([
      'doc:contact-projectcoordinator',
      'doc:contact-projectcoordinator#name',
      'back:newsArticle/contact-projectcoordinator',
      'slug:page/over',
      'list:redirect',
    ])
  })

  it('records a document that is asked for but not there, so that its coming is noticed', () => {
    const { recorded, reader } = recording()
    reader.resolve('contact', [{ _ref: 'nobody' }])
    expect(recorded()).toEqual(['doc:nobody'])
  })

  it('gives one page the same document as the same object, however it is read', () => {
    const { reader } = recording()
    const [first] = reader.list('projectPage')
    if (!first) throw new Error('the seed has no project')
    expect(reader.bySlug('projectPage', first.slug.current)).toBe(first)
  })

  it('records a field of very many documents once for all of them', () => {
    const [article] = seedDocuments.filter(({ _type }) => _type === 'workingGroup')
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...article,
      _id: `group-${index}`,
      slug: { _type: 'slug', current: `groep-${index}` },
    }))
    const read = new Set<string>()
    const { graph } = graphOf([...seedDocuments, ...many])
    const names = graph
      .reader((key) => read.add(key))
      .list('workingGroup')
      .map(({ name }) => name)
    expect(names.length).toBeGreaterThan(200)
    expect(read).toContain('all:workingGroup#name')
    expect(read.size).toBeLessThan(70)
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

describe('a change', () => {
  const project = firstProject()
  const update = (change: Record<string, unknown>, at = now) => {
    const { graph } = graphOf(seedDocuments)
    return graph.update({ documents: new Map(Object.entries(change)), now: at })
  }

  it('touches the field that changed and no other', () => {
    const { touched } = update({ [project._id]: { ...project, summary: 'Anders.' } })
    expect([...touched].sort()).toEqual(
      [
        'all:projectPage#*',
        'all:projectPage#summary',
        `doc:${project._id}#*`,
        `doc:${project._id}#summary`,
      ].sort(),
    )
  })

  it('touches nothing where the store sends what is there already', () => {
    expect(update({ [project._id]: structuredClone(project) }).touched).toEqual(new Set())
  })

  it('of an address touches the old one and the new one', () => {
    const { touched } = update({ [project._id]: { ...project, slug: { _type: 'slug', current: 'nieuw' } } })
    expect(touched).toContain('slug:projectPage/nieuw')
    expect(touched).toContain(`slug:projectPage/${project.slug.current}`)
    expect(touched).not.toContain('list:projectPage')
  })

  it('of a reference touches what referred to the old and to the new target', () => {
    const { touched } = update({
      [project._id]: {
        ...project,
        contacts: [{ _key: 'a', _type: 'reference', _ref: 'contact-operationeel-manager' }],
      },
    })
    expect([...touched].filter((key) => key.startsWith('back:')).length).toBeGreaterThan(0)
  })

  it('of the day takes away a contact whose consent has ended', () => {
    const id = 'contact-projectcoordinator'
    const consent = { given: true, covers: ['email'], until: '2026-11-24' }
    const { graph } = graphOf(changed(id, { consent }))
    const { touched, shifts } = graph.update({ documents: new Map(), now: new Date('2026-11-25') })
    expect(shifts.map(({ before, after }) => [before?._id, after])).toEqual([[id, undefined]])
    expect(touched).toContain(`doc:${id}`)
    expect(touched).toContain('today')
  })

  it('that breaks a rule keeps the last good version and says so, until it is mended', () => {
    const { graph } = graphOf(seedDocuments)
    const send = (document: unknown) => graph.update({ documents: new Map([[project._id, document]]), now })
    expect(send({ ...project, title: '' }).shifts).toEqual([])
    expect(graph.problems().map(({ documentId }) => documentId)).toEqual([project._id])
    expect(send({ ...project, title: 'Weer goed' }).shifts).toHaveLength(1)
    expect(graph.problems()).toEqual([])
  })
})

describe('a derived value', () => {
  const titles = derivation('titles', (content) => content.list('projectPage').map(({ title }) => title))
  const count = derivation('count', (content) => titles(content).length)

  it('is worked out once, and touches its readers only when it changes', () => {
    const { graph } = graphOf(seedDocuments)
    const project = firstProject()
    const read = new Set<string>()
    expect(count(graph.reader((key) => read.add(key)))).toBe(titles(graph.reader()).length)
    expect([...read]).toEqual(['derived:count'])

    const send = (document: object) =>
      graph.update({ documents: new Map([[project._id, { ...project, ...document }]]), now }).touched
    expect(send({ summary: 'Anders.' })).not.toContain('derived:titles')
    const touched = send({ title: 'Anders' })
    expect(touched).toContain('derived:titles')
    expect(touched).not.toContain('derived:count')
    expect(titles(graph.reader())).toContain('Anders')
  })
})

describe('a document that withdraws something of a person and breaks a rule', () => {
  const group = {
    ...seedDocuments.find(({ _type }) => _type === 'workingGroup'),
    participants: [
      {
        _key: 'a',
        party: { _type: 'reference', _ref: 'party-ondernemers' },
        role: 'Lid',
        name: 'Kim Voorbeeld',
        consent: true,
      },
    ],
  }
  const contact = { ...seedDocuments.find(({ _type }) => _type === 'contact'), _id: 'contact-x' }
  const slug = { _type: 'slug', current: 'kim-voorbeeld' }
  const person = {
    ...contact,
    name: 'Kim Voorbeeld',
    slug,
    mobile: '+31612345678',
    email: 'kim@voorbeeld.example',
    consent: { given: true, covers: ['mobile', 'email'] },
  }
  const shownAfter = (good: object, change: object): string => {
    const others = seedDocuments.filter((document) => document._id !== Reflect.get(good, '_id'))
    const { graph } = graphOf([...others, good])
    expect(JSON.stringify(graph.shown())).toContain('Kim Voorbeeld')
    const id = String(Reflect.get(good, '_id'))
    graph.update({ documents: new Map([[id, { ...good, ...change }]]), now })
    expect(graph.problems().map(({ documentId }) => documentId)).toContain(id)
    const afterwards = JSON.stringify(graph.shown())
    const again = graphOf([...others, { ...good, ...change }], [good]).graph
    expect(JSON.stringify(again.shown())).toBe(afterwards)
    return afterwards
  }

  it('shows a participant no longer by name', () => {
    const [participant] = group.participants
    for (const change of [
      { participants: [{ ...participant, consent: false }] },
      { participants: [], goal: '' },
      { participants: 'none' },
    ]) {
      const shown = shownAfter(group, change)
      expect(shown).not.toContain('Kim Voorbeeld')
      expect(shown).toContain(String(Reflect.get(group, 'name')))
    }
  })

  it('shows of a contact nothing that consent or the contact no longer has', () => {
    expect(shownAfter(person, { role: '', consent: { given: false } })).not.toContain('Kim Voorbeeld')
    expect(shownAfter(person, { role: '', consent: undefined })).not.toContain('Kim Voorbeeld')
    expect(
      shownAfter(person, { role: '', consent: { given: true, covers: ['email'], until: '2026-11-23' } }),
    ).not.toContain('Kim Voorbeeld')
    const partly = shownAfter(person, { role: '', consent: { given: true, covers: ['email'] } })
    expect(partly).toContain('kim@voorbeeld.example')
    expect(partly).not.toContain('+31612345678')
    expect(shownAfter(person, { role: '', mobile: undefined })).not.toContain('+31612345678')
  })

  it('keeps the whole last good version where nothing was withdrawn', () => {
    expect(shownAfter(person, { role: '' })).toContain('+31612345678')
  })
})
