import {
  describeFields,
  documentSchemas,
  formatPath,
  formatProblem,
  hasUnsupportedCharacters,
  parseDocument,
  sanitizeText,
  sanitizeLine,
  type FieldDescription,
} from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { fc } from '../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { anyText } from '../../support/any-text.ts'

const event = {
  _id: 'event-avond',
  _type: 'event',
  title: 'Inloopavond',
  slug: { _type: 'slug', current: 'inloopavond' },
  summary: 'Een avond.',
  start: '2026-12-03T18:30:00Z',
  end: '2026-12-03T20:30:00Z',
  place: 'Stadhuis',
}
const page = seedDocuments.find(({ _type }) => _type === 'page') ?? {}

function pathsOf(document: unknown): string[] {
  const parsed = parseDocument(document)
  return parsed.ok ? [] : parsed.problems.map(({ path }) => formatPath(path))
}

describe('a text that no format can carry', () => {
  it.each([
    ['a lone surrogate', 'a\ud800b'],
    ['the other half of one', 'a\udfffb'],
    ['a pair the wrong way round', '\ude00\ud83d'],
    ['U+0000', 'a\u0000b'],
    ['escape', 'a\u001b[31mb'],
    ['next line', 'a\u0085b'],
    ['U+FFFE', 'a\ufffeb'],
    ['a noncharacter beyond the first plane', 'a\u{1ffff}b'],
    ['a noncharacter of the Arabic block', 'a\ufdd0b'],
  ])('is refused in every field of an event: %s', (_name, text) => {
    expect(pathsOf({ ...event, title: text })).toContain('title')
    expect(pathsOf({ ...event, summary: text })).toContain('summary')
    expect(pathsOf({ ...event, registration: `https://example.test/${text}` })).toContain('registration')
  })

  it('is refused deep in a rich text, by key', () => {
    const block = { _type: 'block', _key: 'b', children: [{ _type: 'span', _key: 's', text: 'a\ud800b' }] }
    expect(pathsOf({ ...page, body: [block] })).toEqual(['body[_key=="b"].children[_key=="s"].text'])
  })

  it('is told in Dutch, with what to do', () => {
    const parsed = parseDocument({ ...event, title: 'a\ud800b' })
    expect(parsed.ok ? '' : parsed.problems.map(formatProblem).join()).toMatch(
      /Titel: Hier staat een onzichtbaar teken dat niet kan\. Wis deze tekst en typ hem opnieuw\.$/,
    )
  })

  it('is not what people write', () => {
    const texts = [
      'Café “Ω” – 5 €',
      '日本語',
      'مرحبا',
      '👩‍👩‍👧‍👦 🏳️‍🌈',
      'a\u200eb',
      'co\u00adördinator',
      '\ufffd',
      'e\u0301',
    ]
    for (const title of texts) expect(pathsOf({ ...event, title }), title).toEqual([])
  })
})

describe('a field of one line', () => {
  it.each(['\r\n', '\n', '\r', '\t', '\v', '\f', '\u2028', '\u2029', '\u0085'])('takes no %j', (end) => {
    expect(pathsOf({ ...event, title: `Jan${end}ATTENDEE:mailto:x@example.test` })).toContain('title')
    expect(pathsOf({ ...event, place: `Jan${end}b` })).toContain('place')
  })

  it('takes none in any document type, and a field of more lines does', () => {
    for (const [type, schema] of Object.entries(documentSchemas)) {
      const document = seedDocuments.find(({ _type }) => _type === type)
      for (const field of document ? textsIn(describeFields(schema)) : []) {
        const found = pathsOf({ ...document, [field.name]: 'een\ntwee' })
        const name = `${type}.${field.name}`
        if (field.type === 'text') expect(found, name).not.toContain(field.name)
        else expect(found, name).toContain(field.name)
      }
    }
  })

  it('takes none in the texts of a picture', () => {
    const asset = { _type: 'reference', _ref: `image-${'0'.repeat(40)}-10x10-png` }
    const image = { _type: 'image', asset, alt: 'een\ntwee', caption: 'een\u2028twee' }
    expect(pathsOf({ ...page, image })).toEqual(['image.alt', 'image.caption'])
  })
})

function textsIn(fields: readonly FieldDescription[]): FieldDescription[] {
  return fields.filter(({ type }) => ['string', 'text', 'email', 'url'].includes(type))
}

it('a time that the store tells is one', () => {
  expect(pathsOf({ ...event, _updatedAt: '</lastmod>' })).toEqual(['_updatedAt'])
  expect(pathsOf({ ...event, _createdAt: '2026-02-30T00:00:00Z' })).toEqual(['_createdAt'])
})

it('any text becomes one that every format can carry, and one that is stays as it is', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const written = sanitizeText(text)
      expect(hasUnsupportedCharacters(written)).toBe(false)
      expect(written.isWellFormed()).toBe(true)
      expect(sanitizeText(written)).toBe(written)
      expect(sanitizeLine(text)).not.toMatch(/[\t\n\v\f\r\u0085\u2028\u2029]/)
      if (!hasUnsupportedCharacters(text) && !/[\r\u2028\u2029]/.test(text)) expect(written).toBe(text)
    }),
  )
})
