import { sanitizeText } from '@programme/content-schemas'
import { escapeHTML } from 'astro/runtime/server/index.js'
import { fc } from '../../../support/fast-check.ts'
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { mailLink } from '../../../../site/components/mail.ts'
import { partsOf } from '../../../../site/components/rich-text.ts'
import { asScript } from '../../../../site/metadata/json-ld.ts'
import { addAttribute, render } from '../../../../site/publisher/templates.ts'
import { anyText } from '../../../support/any-text.ts'

type Node = DefaultTreeAdapterTypes.ChildNode

/** The elements of a page, as a browser reads the bytes that are sent. */
function elementsOf(html: string): DefaultTreeAdapterTypes.Element[] {
  const walk = (nodes: readonly Node[]): DefaultTreeAdapterTypes.Element[] =>
    nodes.flatMap((node) => (defaultTreeAdapter.isElementNode(node) ? [node, ...walk(node.childNodes)] : []))
  const sent = Buffer.from(`<!doctype html><title>x</title><body>${html}`).toString('utf8')
  return walk(parse(sent).childNodes)
}

function textOf(element: DefaultTreeAdapterTypes.Element | undefined): string {
  return (element?.childNodes ?? [])
    .map((node) => (defaultTreeAdapter.isTextNode(node) ? node.value : ''))
    .join('')
}

const find = (html: string, name: string): DefaultTreeAdapterTypes.Element | undefined =>
  elementsOf(html).find(({ tagName }) => tagName === name)

describe('a page', () => {
  it('reads back as what went in, whatever a document may hold', () => {
    fc.assert(
      fc.property(anyText.map(sanitizeText), (text) => {
        const { text: html } = render`<i${addAttribute(text, 'title')}>${text}</i>`
        const element = find(html, 'i')
        expect(textOf(element)).toBe(text)
        expect(element?.attrs).toEqual([{ name: 'title', value: text }])
        expect(textOf(find(`<i>${escapeHTML(text)}</i>`, 'i'))).toBe(text)
      }),
    )
  })

  it('reads back a rich text, with line ends as they are shown', () => {
    fc.assert(
      fc.property(anyText.map(sanitizeText), (text) => {
        const block = {
          _type: 'block' as const,
          _key: 'b',
          children: [{ _type: 'span' as const, _key: 's', text }],
        }
        const html = partsOf([block])
          .map((part) => (typeof part === 'string' ? part : ''))
          .join('')
        expect(textOf(find(html.replaceAll('<br/>', '\n'), 'p'))).toBe(text)
        expect(elementsOf(html).map(({ tagName }) => tagName)).not.toContain('script')
      }),
    )
  })

  it('holds data for search engines that reads back as what went in, even what no document may hold', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, description) => {
        const graph = {
          '@context': 'https://schema.org' as const,
          '@graph': [{ '@type': 'Event' as const, name, description }],
        }
        const html = `<script type="application/ld+json">${asScript(graph)}</script><i>after</i>`
        expect(JSON.parse(textOf(find(html, 'script')))).toEqual(graph)
        expect(textOf(find(html, 'i'))).toBe('after')
      }),
    )
  })
})

it('a link to mail carries its subject, whatever that is', () => {
  fc.assert(
    fc.property(anyText, (subject) => {
      const url = new URL(mailLink('a@example.test', subject))
      expect(url.pathname).toBe('a@example.test')
      expect([...url.searchParams]).toEqual([['subject', subject.toWellFormed()]])
    }),
  )
})
