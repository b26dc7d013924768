/** The texts inside a value, as `match`, `pt::text` and `text::query` see them. */
import { blockText } from '../../store/index/block-text.ts'
import { isArray, isObject } from './values.ts'

/** `pt::text()`: the texts of a block or of all blocks of an array; null where there is none. */
export function portableText(value: unknown): string | null {
  if (!isArray(value)) return blockText(value)
  const texts: string[] = []
  const collect = (blocks: readonly unknown[]): void => {
    for (const block of blocks) {
      if (isArray(block)) collect(block)
      else {
        const text = blockText(block)
        if (text !== null) texts.push(text)
      }
    }
  }
  collect(value)
  return texts.length > 0 ? texts.join('\n\n') : null
}

/**
 * Every text in a value, for `@ match text::query(…)`: its strings and the whole text of each block, so that a word with
 * a mark on half of it is found. Fields that begin with `_` hold no text.
 */
export function allTexts(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value)
  else if (isArray(value)) for (const member of value) allTexts(member, found)
  else if (isObject(value)) {
    const block = blockText(value)
    if (block !== null) found.push(block)
    for (const [key, member] of Object.entries(value)) if (!key.startsWith('_')) allTexts(member, found)
  }
  return found
}
