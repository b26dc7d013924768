/** Rich text from the store as HTML; its links are ours, so that nothing unsafe gets through. */
import {
  toHTML,
  type PortableTextHtmlComponents,
  type PortableTextMarkComponentOptions,
} from '@portabletext/to-html'
import { isSafeHref, type ImageValue, type RichText } from '@programme/content-schemas'
import { escapeHTML } from 'astro/runtime/server/index.js'

type Block = RichText[number]
type TextBlock = Exclude<Block, ImageValue>
type Link = NonNullable<TextBlock['markDefs']>[number]

const components: Partial<PortableTextHtmlComponents> = {
  escapeHTML,
  marks: {
    // An address that is not safe is shown as plain text.
    link({ children, value }: PortableTextMarkComponentOptions<Link>) {
      const href = value?.href
      return href !== undefined && isSafeHref(href)
        ? `<a href="${escapeHTML(href)}">${children}</a>`
        : children
    },
  },
}

/** @returns texts as HTML, and the pictures between them */
export function partsOf(value: RichText): (string | ImageValue)[] {
  const parts: (string | ImageValue)[] = []
  let texts: TextBlock[] = []
  const endText = (): void => {
    if (texts.length > 0) parts.push(toHTML(texts, { components }))
    texts = []
  }
  for (const block of value) {
    if (isImage(block)) {
      endText()
      parts.push(block)
    } else texts.push(block)
  }
  endText()
  return parts
}

function isImage(block: Block): block is Extract<Block, ImageValue> {
  return block._type === 'image'
}
