/** Content as running text. */
import type { RichText } from '@programme/content-schemas'

/** Rich text as running text, with what its pictures show. */
export function plainText(value: RichText = []): string {
  return join(
    ...value.map((block) =>
      block._type === 'block'
        ? block.children.map(({ text }) => text).join('')
        : join(block.alt, block.caption),
    ),
  )
}

/** As sentences: what ends without a mark gets a full stop, so that an excerpt does not run on. */
export function join(...texts: readonly (string | undefined)[]): string {
  return texts
    .flatMap((text) => text?.trim() || [])
    .map((text) => (/[\p{L}\p{N})]$/u.test(text) ? `${text}.` : text))
    .join(' ')
}
