/** The picture that stands beside a shared link: what it says, and where it is. */
import { shortHash } from '@programme/content-schemas'
import { isRecord } from '../../shared/is-record.ts'
import { pageTypes } from '../page-types/page-types.ts'
import { documentAt } from './document-at.ts'
import type { ContentReader } from './graph.ts'
import { variantsOf } from './media.ts'
import { titleOf } from './places.ts'

/** What is drawn where no editor chose a picture. */
export interface Card {
  /** Above the title; may be empty. */
  readonly kind: string
  readonly title: string
  /** Below it: the name of the site. */
  readonly site: string
}

/** To be counted up with every change of how cards are drawn, so that those drawn before are not kept. */
const DESIGN = 3

export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630

interface ShareImage {
  readonly path: string
  readonly width: number
  readonly height: number
  /** Undefined where an editor chose a picture. */
  readonly card: Card | undefined
}

/** @param path of the page */
export function shareImage(content: ContentReader, path: string): ShareImage {
  const document = documentAt(content, path)
  const chosen = document && 'seo' in document ? document.seo?.image : undefined
  const image = chosen ?? (document ? undefined : content.settings().socialImage)
  const variant = isRecord(image)
    ? (variantsOf(image).find(({ width }) => width >= CARD_WIDTH) ?? variantsOf(image).at(-1))
    : undefined
  if (variant) return { path: variant.path, width: variant.width, height: variant.height, card: undefined }
  const { name, city, vision } = content.settings()
  const site = `${name} ${city}`
  const card = document
    ? { kind: pageTypes[document._type].kind, title: titleOf(document), site }
    : { kind: city, title: vision.replace(` ${city}`, ''), site }
  return { path: `/og/${nameOf(card)}.png`, width: CARD_WIDTH, height: CARD_HEIGHT, card }
}

/** The same for the same card; of two hashes, because one of 32 bits meets another among ten thousand cards. */
export function nameOf(card: Card): string {
  const text = JSON.stringify([DESIGN, card.kind, card.title, card.site])
  return shortHash(`a${text}`) + shortHash(`b${text}`)
}

/** By their names. @param paths whatever does not end in a slash has no card */
export function cardsOf(content: ContentReader, paths: Iterable<string>): Map<string, Card> {
  const cards = new Map<string, Card>()
  for (const path of paths) {
    const card = path.endsWith('/') ? shareImage(content, path).card : undefined
    if (card) cards.set(nameOf(card), card)
  }
  return cards
}
