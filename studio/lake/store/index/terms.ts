/** What the index knows of a document: when it was changed, its slug, the ids it refers to, and its words. */
import { isRecord, type StoredDocument } from '../../foundation/json.ts'
import { blockText } from './block-text.ts'
import { tokenize } from './tokens.ts'
import { getPublishedId } from '../../foundation/document-id.ts'

export interface DocumentLinks {
  readonly slug: string | undefined
  readonly references: ReadonlySet<string>
}

export interface DocumentTerms extends DocumentLinks {
  readonly updatedAt: string
  readonly words: ReadonlySet<string>
}

export function termsOfDocument(document: StoredDocument): DocumentTerms {
  // A perspective shows a draft under its published id.
  const texts = [getPublishedId(document._id)]
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (Array.isArray(value)) value.forEach(walk)
    else if (isRecord(value)) {
      const block = blockText(value)
      if (block !== null) texts.push(block)
      Object.values(value).forEach(walk)
    }
  }
  walk(document)
  return {
    ...linksOfDocument(document),
    updatedAt: document._updatedAt,
    words: new Set(tokenize(texts.join('\n'))),
  }
}

export function linksOfDocument(document: StoredDocument): DocumentLinks {
  const references = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (isRecord(value)) {
      if (typeof value['_ref'] === 'string') references.add(value['_ref'])
      Object.values(value).forEach(walk)
    }
  }
  walk(document)
  const { slug } = document
  return {
    slug: isRecord(slug) && typeof slug['current'] === 'string' ? slug['current'] : undefined,
    references,
  }
}

/**
 * A word as the full-text index keeps it. SQLite's own tokenizers would split and fold words in their own way, so they only
 * ever see ASCII letters, digits and `_`; the beginning of a word stays the beginning.
 */
export function encodeWord(word: string): string {
  return word.replace(/[^a-z0-9]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
