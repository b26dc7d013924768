/** Content as running text. */
import type { RichText } from '@vlaardingen/content-schemas'

/** Rich text as running text, with what its pictures show. */
export function plainText(value: RichText = []): string {
  return value
    .map((block) =>
      block._type === 'block'
        ? block.children.map(({ text }) => text).join('')
        : join(block.alt, block.caption),
    )
    .join(' ')
}

export function join(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join(' ')
}
