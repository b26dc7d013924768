/** Short forms for writing seed documents by hand. */
import type { ImageValue } from '../blocks/image.ts'
import type { RichText } from '../blocks/portable-text.ts'
import { seedAssets } from './assets.ts'

type Block = Extract<RichText[number], { _type: 'block' }>

/**
 * Rich text from lines: `## ` and `### ` are headings, `- ` a bullet, `1. ` a numbered item, everything else a paragraph.
 * `[text](address)` is a link and `**text**` is strong.
 */
export function rich(...lines: readonly string[]): RichText {
  return lines.map(toBlock)
}

function toBlock(text: string, index: number): Block {
  const [, prefix = '', rest = text] = /^(## |### |- |1\. )?(.*)$/s.exec(text) ?? []
  const key = `b${index + 1}`
  const markDefs: NonNullable<Block['markDefs']> = []
  const parts = rest.split(/(\[[^\]]+\]\([^)]+\)|\*\*[^*]+\*\*)/).filter((part) => part !== '')
  const children = parts.map((part, position): Block['children'][number] => {
    const _key = `${key}s${position + 1}`
    const [, label, href] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? []
    if (label !== undefined && href !== undefined) {
      markDefs.push({ _type: 'link', _key: `${key}l${position + 1}`, href })
      return { _type: 'span', _key, text: label, marks: [`${key}l${position + 1}`] }
    }
    const [, strong] = /^\*\*(.+)\*\*$/.exec(part) ?? []
    return { _type: 'span', _key, text: strong ?? part, marks: strong === undefined ? [] : ['strong'] }
  })
  const style = prefix === '## ' ? 'h2' : prefix === '### ' ? 'h3' : 'normal'
  return { _type: 'block', _key: key, style, ...listOf(prefix), children, markDefs }
}

function listOf(prefix: string): Pick<Block, 'listItem' | 'level'> {
  if (prefix === '- ') return { listItem: 'bullet', level: 1 }
  return prefix === '1. ' ? { listItem: 'number', level: 1 } : {}
}

/** A picture of the first content. @param alt what there is to see */
export function picture(name: keyof typeof seedAssets, alt: string): ImageValue {
  return { _type: 'image', asset: ref(seedAssets[name].id), alt }
}

export function slug(current: string) {
  return { _type: 'slug' as const, current }
}

export function ref(_ref: string) {
  return { _type: 'reference' as const, _ref }
}

export function refs(...ids: readonly string[]) {
  return ids.map((_ref, index) => ({ _type: 'reference' as const, _key: `r${index + 1}`, _ref }))
}
