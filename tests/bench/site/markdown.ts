/** Rich text as Markdown, for the generators that read it. */
import type { RichText } from '@programme/content-schemas'

type Block = Extract<RichText[number], { readonly _type: 'block' }>

const LISTS: Readonly<Record<string, string>> = { bullet: '- ', number: '1. ' }
const STYLES: Readonly<Record<string, string>> = { h2: '## ', h3: '### ' }

export function markdown(text: RichText = []): string {
  return text.flatMap((block) => (block._type === 'block' ? [line(block)] : [])).join('\n\n')
}

function line({ style = 'normal', listItem, children, markDefs = [] }: Block): string {
  const prefix = (listItem && LISTS[listItem]) ?? STYLES[style] ?? ''
  const spans = children.map(({ text, marks = [] }) => {
    const link = markDefs.find(({ _key }) => marks.includes(_key))
    const strong = marks.includes('strong') ? `**${text}**` : text
    return link ? `[${strong}](${link.href})` : strong
  })
  return prefix + spans.join('')
}
