/** Elements of XML 1.0; text goes in only through these functions. */
import { sanitizeText } from '@programme/content-schemas'
import { escapeHTML } from 'astro/runtime/server/index.js'

/** XML that is written already. */
export interface Xml {
  readonly xml: string
}

type Content = string | Xml | readonly (string | Xml)[]

/** @param content texts are escaped */
export function element(
  name: string,
  content: Content,
  attributes: Readonly<Record<string, string>> = {},
): Xml {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inner = list(content).map((part) => (typeof part === 'string' ? escaped(part) : part.xml))
  return { xml: `<${name}${written.join('')}${inner.length > 0 ? `>${inner.join('')}</${name}>` : '/>'}` }
}

/** @param html in which every `>` of a text is escaped, so that nothing in it ends the section */
export function cdata(html: string): Xml {
  return { xml: `<![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` }
}

/** A text as HTML, for a {@link cdata}. */
export function escaped(text: string): string {
  return escapeHTML(sanitizeText(text))
}

/** @param type of the answer, without the character set */
export function xmlDocument(root: Xml, type: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`, {
    headers: { 'Content-Type': `${type}; charset=utf-8` },
  })
}

function list(content: Content): readonly (string | Xml)[] {
  if (typeof content === 'string' || 'xml' in content) return [content]
  return content
}
