/** What an editor cannot see neither stops a publish nor passes for a text. */
import { formatPath, parseDocument } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { fc } from '../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'

const result =
  seedDocuments.find((document) => document._type === 'result' && document.kind === 'mijlpaal') ?? {}
const page = seedDocuments.find(({ _type }) => _type === 'page') ?? {}
const picture = {
  _type: 'image',
  asset: { _type: 'reference', _ref: `image-${'a'.repeat(40)}-10x10-png` },
  alt: 'Een straat',
}
const block = (text: string) => ({
  _type: 'block',
  _key: 'b',
  children: [{ _type: 'span', _key: 's', text }],
})

function pathsOf(document: unknown): string[] {
  const parsed = parseDocument(document)
  return parsed.ok ? [] : parsed.problems.map(({ path }) => formatPath(path))
}

describe('a field that no form shows', () => {
  it('stops nothing, and is no part of the document', () => {
    for (const indicator of [{}, { unit: '' }, 'left over']) {
      const parsed = parseDocument({ ...result, kind: 'mijlpaal', indicator })
      expect(parsed).toMatchObject({ ok: true })
      expect(parsed.ok && 'indicator' in parsed.document && parsed.document.indicator).toBeFalsy()
    }
  })
  it('counts again where it is shown', () => {
    expect(pathsOf({ ...result, kind: 'indicator', indicator: {} })).toContain('indicator.unit')
    expect(pathsOf({ ...result, kind: 'indicator' })).toContain('indicator')
  })
})

describe('the part of a picture that stays in view', () => {
  const crop = (top: number) => ({ top, bottom: 0, left: 0, right: 0 })
  const hotspot = (width: number) => ({ x: 0.5, y: 0.5, width, height: 1 })
  it('may lie a hair outside it, and then lies at its edge', () => {
    for (const given of [-1e-17, -1e-9, 0]) {
      const parsed = parseDocument({ ...page, image: { ...picture, crop: crop(given) } })
      expect(parsed).toMatchObject({ ok: true, document: { image: { crop: { top: 0 } } } })
    }
    const parsed = parseDocument({ ...page, image: { ...picture, hotspot: hotspot(1.0000000000000002) } })
    expect(parsed).toMatchObject({ ok: true, document: { image: { hotspot: { width: 1 } } } })
  })
  it('does not lie further out', () => {
    expect(pathsOf({ ...page, image: { ...picture, crop: crop(-0.1) } })).toEqual(['image.crop.top'])
    expect(pathsOf({ ...page, image: { ...picture, hotspot: hotspot(1.1) } })).toEqual([
      'image.hotspot.width',
    ])
  })
})

describe('a text of which nobody sees anything', () => {
  const unseen = fc
    .array(
      fc.constantFrom(
        ' ',
        '\u00a0',
        '\u200b',
        '\u200d',
        '\u2060',
        '\ufeff',
        '\u00ad',
        '\u3164',
        '\u2800',
        '\u034f',
      ),
    )
    .map((characters) => characters.join(''))
  it('is no title, no description and no rich text', () => {
    fc.assert(
      fc.property(unseen, (text) => {
        const document = { ...page, title: text, body: [block(text)], image: { ...picture, alt: text } }
        expect(pathsOf(document)).toEqual(expect.arrayContaining(['title', 'body', 'image.alt']))
      }),
    )
  })
  it('is none of those that join letters or turn their direction inside a word', () => {
    expect(pathsOf({ ...page, title: 'Zee\u00adkade \u200dkoffie' })).toEqual([])
  })
})
