/** Rules of rich text: heading levels do not skip, and the text of a link says where it leads. */
import { isBlank } from '../characters.ts'

interface Block {
  readonly _type: string
  readonly style?: string | undefined
  readonly children?:
    readonly { readonly text: string; readonly marks?: readonly string[] | undefined }[] | undefined
  readonly markDefs?: readonly { readonly _key: string }[] | undefined
}

interface RichTextProblem {
  readonly path: (string | number)[]
  readonly message: string
}

const EMPTY_PHRASES = new Set([
  'hier',
  'klik',
  'klik hier',
  'lees meer',
  'lees verder',
  'meer',
  'deze link',
  'link',
  'meer info',
])

export function checkRichText(blocks: readonly Block[]): RichTextProblem[] {
  return [...emptyText(blocks), ...headingSkips(blocks), ...blocks.flatMap(linkTexts)]
}

function emptyText(blocks: readonly Block[]): RichTextProblem[] {
  const says = ({ _type, children = [] }: Block): boolean =>
    _type !== 'block' || children.some(({ text }) => !isBlank(text))
  return blocks.some(says) ? [] : [{ path: [], message: 'Deze tekst is leeg. Schrijf ten minste één zin.' }]
}

function headingSkips(blocks: readonly Block[]): RichTextProblem[] {
  const problems: RichTextProblem[] = []
  let level = 1
  for (const [index, block] of blocks.entries()) {
    const next = /^h([2-4])$/.exec(block.style ?? '')?.[1]
    if (next === undefined) continue
    if (Number(next) > level + 1) {
      const message = `Deze kop slaat een niveau over. Maak er een kop ${level + 1} van, of zet er een kop ${level + 1} boven.`
      problems.push({ path: [index, 'style'], message })
    }
    level = Number(next)
  }
  return problems
}

function linkTexts(block: Block, index: number): RichTextProblem[] {
  const children = block.children ?? []
  return (block.markDefs ?? []).flatMap(({ _key }) => {
    const text = children
      .filter(({ marks }) => marks?.includes(_key))
      .map((span) => span.text)
      .join('')
      .trim()
    const bare = text.toLowerCase().replace(/[.!?…»>→]+$/, '')
    if (!EMPTY_PHRASES.has(bare) && !isBlank(bare) && !/^(?:https?:\/\/|www\.)/.test(bare)) return []
    const message = `De linktekst „${text}” zegt niet waar de link heen gaat. Noem de pagina of wat de lezer er vindt.`
    return [{ path: [index, 'children'], message }]
  })
}
