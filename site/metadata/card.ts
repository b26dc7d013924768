/** The picture that stands beside a shared link: where it is, and what it says. */
import { isRecord } from '../../is-record.ts'
import type { ContentReader } from '../content/graph.ts'
import { variantsOf } from '../content/media.ts'
import { shortHash } from './short-hash.ts'
import { subjectAt } from './subject.ts'

export interface Card {
  /** Above the title; may be empty. */
  readonly kind: string
  readonly title: string
  /** Below it: the name of the site. */
  readonly site: string
}

/** To be counted up with every change of how cards are drawn, so that those drawn before are not kept. */
const DESIGN = 1

export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630

/** @param path of the page */
export function cardOf(content: ContentReader, path: string): Card {
  const { name, city, vision } = content.settings()
  const site = `${name} ${city}`
  const subject = subjectAt(content, path)
  return subject
    ? { kind: subject.kind, title: subject.title, site }
    : { kind: city, title: vision.replace(` ${city}`, ''), site }
}

/** The drawn card of a document's own page; all other pages have the one of the site. */
function cardPath(content: ContentReader, path: string): string {
  return subjectAt(content, path) ? `/og${path.slice(0, -1)}.png` : '/og.png'
}

/** Where a card's page is, told from the part of its own address after `/og/`. */
export function pageOfCard(card: string): string {
  return `/${card.replace(/\.png$/, '')}/`
}

/** The picture of a page: an editor's own where there is one, else the card, under an address that changes with what it says. */
export function shareImage(
  content: ContentReader,
  path: string,
): { path: string; width: number; height: number } {
  const subject = subjectAt(content, path)
  const chosen = subject && 'seo' in subject.document ? subject.document.seo?.image : undefined
  const image = chosen ?? (subject ? undefined : content.settings().socialImage)
  const variant = isRecord(image)
    ? (variantsOf(image).find(({ width }) => width >= CARD_WIDTH) ?? variantsOf(image).at(-1))
    : undefined
  if (variant) return { path: variant.path, width: variant.width, height: variant.height }
  const version = shortHash(JSON.stringify([DESIGN, cardOf(content, path)]))
  return { path: `${cardPath(content, path)}?v=${version}`, width: CARD_WIDTH, height: CARD_HEIGHT }
}
