import { sanitizeText } from '@programme/content-schemas'
import { fc } from '../../../support/fast-check.ts'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { element, xmlDocument } from '../../../../site/formats/xml.ts'
import { newsFeed } from '../../../../site/metadata/news-feed.ts'
import { anyText } from '../../../support/any-text.ts'
import { madeArticle } from '../../../support/made-documents.ts'

interface Read {
  readonly name: string
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
}

/** @throws where the text is not well-formed */
function parse(xml: string): Read[] {
  const read: Read[] = []
  const open: { name: string; text: string; attributes: Record<string, string> }[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => void open.push({ name, text: '', attributes }))
  const add = (text: string): void => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const last = open.pop()
    if (last) read.push(last)
  })
  parser.write(Buffer.from(xml).toString('utf8')).close()
  return read
}

const textOf = (read: readonly Read[], name: string): string | undefined =>
  read.find((one) => one.name === name)?.text

it('an element reads back as what went in, whatever that is', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (text, value) => {
      const xml = await xmlDocument(element('a', text, { b: value }), 'application/xml').text()
      const [read] = parse(xml)
      expect(read?.text).toBe(sanitizeText(text))
      // In an attribute a line end is a space (XML 1.0, section 3.3.3).
      expect(read?.attributes['b']).toBe(sanitizeText(value).replace(/[\t\n]/g, ' '))
    }),
  )
})

describe('a feed', () => {
  it('reads back as what went in, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (title, summary, text) => {
        const body = [
          { _type: 'block' as const, _key: 'a', children: [{ _type: 'span' as const, _key: 'a', text }] },
        ]
        const article = { ...madeArticle, title, summary, topic: title, body }
        const site = { siteUrl: 'https://example.test', path: '/rss.xml', title, description: summary }
        const read = parse(await newsFeed({ ...site, articles: [article] }).text())
        expect(textOf(read, 'title')).toBe(sanitizeText(title))
        expect(textOf(read, 'description')).toBe(sanitizeText(summary))
        expect(textOf(read, 'category')).toBe(sanitizeText(title))
        expect(textOf(read, 'guid')).toBe('https://example.test/nieuws/markt-open/')
        const [paragraph] = parse((textOf(read, 'content:encoded') ?? '').replaceAll('<br/>', '\n'))
        expect(paragraph?.text).toBe(sanitizeText(text))
      }),
    )
  })

  it.each(['\ufffe', '\uffff', '\ud800', '\u0000', '\u000b', '\u{10ffff}'])(
    'is well-formed with %j in a title',
    async (character) => {
      const articles = [{ ...madeArticle, title: `a${character}b` }]
      const given = { title: 'x', description: 'y', siteUrl: 'https://example.test', path: '/rss.xml' }
      const read = parse(await newsFeed({ ...given, articles }).text())
      expect(read.find(({ name, text }) => name === 'title' && text !== 'x')?.text).toBe(
        sanitizeText(`a${character}b`),
      )
    },
  )
})
