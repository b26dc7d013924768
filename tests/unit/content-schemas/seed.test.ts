import {
  checkCollection,
  formatProblem,
  isSafeHref,
  parseDocument,
  visibleContact,
} from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { describe, expect, it } from 'vitest'
import { contacts } from '../../../content-schemas/seed/people.ts'
import { projects } from '../../../content-schemas/seed/projects.ts'

describe('the seed', () => {
  it.each(seedDocuments.map((document) => [document._id, document]))(
    'holds %s as a valid document',
    (_id, document) => {
      expect(parseDocument(document)).toMatchObject({ ok: true })
    },
  )

  it('keeps every rule across documents', () => {
    expect(checkCollection(seedDocuments)).toEqual([])
  })
})

describe('a document that breaks a rule', () => {
  const [project] = projects
  it('is named in Dutch, with its field and what to do', () => {
    const parsed = parseDocument({ ...project, title: '' })
    const message = parsed.ok ? '' : parsed.problems.map(formatProblem).join()
    expect(message).toContain('Titel: Dit veld is leeg. Vul een tekst in.')
  })

  it.each([
    [
      'a skipped heading level',
      {
        aanpak: [
          { _type: 'block', _key: 'a', style: 'h4', children: [{ _type: 'span', _key: 's', text: 'x' }] },
        ],
      },
    ],
    [
      'a link text that says nothing',
      {
        aanpak: [
          {
            _type: 'block',
            _key: 'a',
            children: [{ _type: 'span', _key: 's', text: 'Klik hier', marks: ['l'] }],
            markDefs: [{ _type: 'link', _key: 'l', href: '/over/' }],
          },
        ],
      },
    ],
    [
      'an image without alternative text',
      {
        heroImage: {
          _type: 'image',
          asset: { _type: 'reference', _ref: `image-${'a'.repeat(40)}-10x10-png` },
        },
      },
    ],
    ['a slug with capitals', { slug: { _type: 'slug', current: 'Haring' } }],
  ])('is refused for %s', (_name, change) => {
    expect(parseDocument({ ...project, ...change })).toMatchObject({ ok: false })
  })
})

describe('rules across documents', () => {
  it('find a reference that leads nowhere, a slug used twice, and a redirect to a redirect', () => {
    const [project] = projects
    if (!project) throw new Error('the seed has no project')
    const found = checkCollection([
      project,
      { ...project, _id: 'again' },
      { _id: 'r1', _type: 'redirect', from: '/a/', to: '/b/' },
      { _id: 'r2', _type: 'redirect', from: '/b/', to: '/c/' },
    ])
    expect(found.map(formatProblem).join('\n')).toMatch(
      /niet op de site[\s\S]*al in gebruik[\s\S]*verwijst zelf ook door/,
    )
  })
})

describe('addresses', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:x',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'https:evil',
    '',
  ])('refuses %j', (address) => {
    expect(isSafeHref(address)).toBe(false)
  })
  it.each([
    'https://example.org/x',
    'http://example.org',
    'mailto:a@b.nl',
    'tel:+31630189806',
    '/projecten/',
    '#inhoud',
  ])('takes %s', (address) => {
    expect(isSafeHref(address)).toBe(true)
  })
})

describe('consent', () => {
  const [contact] = contacts
  it('shows only what it covers and only while it lasts', () => {
    if (!contact) throw new Error('the seed has no contact')
    const only = { ...contact, consent: { given: true, covers: ['email' as const], until: '2026-12-31' } }
    expect(visibleContact(only, '2026-12-31')).toMatchObject({ email: 'v.gielen@ik-onderneem.nl' })
    expect(visibleContact(only, '2026-12-31')).not.toHaveProperty('mobile')
    expect(visibleContact(only, '2027-01-01')).toBeUndefined()
  })
})
