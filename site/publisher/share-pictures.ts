/** Share pictures are drawn when they are first asked for, one at a time, and kept by what they say. */
import pLimit from 'p-limit'
import { rootMessage } from './errors.ts'
import type { Releases } from './releases/releases.ts'
import type { Renderer } from './renderer.ts'

/** Requests that may wait for a picture; one takes some tens of milliseconds. */
const WAITING = 20
const NONE = new Uint8Array()

type DrawCard = Renderer['drawCard']

/** @returns undefined where there is no such picture, or none can be drawn; `busy` where it can be had later */
export type SharePictures = (name: string, moment: string) => Promise<Uint8Array | 'busy' | undefined>

/** @param drawCard undefined as long as nothing can be drawn */
export function sharePictures(
  { cards }: Pick<Releases, 'cards'>,
  drawCard: DrawCard | undefined,
): SharePictures {
  const limit = pLimit(1)
  return async (name, moment) => {
    const found = cards.find(name, moment)
    if (!found || found.picture?.byteLength === 0) return undefined
    if (found.picture) return found.picture
    if (!drawCard || limit.pendingCount >= WAITING) return 'busy'
    return limit(async () => {
      const now = cards.find(name, moment)
      return now?.picture ?? (now && drawAndKeep(cards, now, drawCard))
    }).then((picture) => (picture?.byteLength === 0 ? undefined : picture))
  }
}

/**
 * Draws what pages of the live release name.
 * @param milliseconds after which no other one is begun
 * @returns how many are left
 */
export async function drawLivePictures(
  { cards }: Pick<Releases, 'cards'>,
  drawCard: DrawCard,
  milliseconds: number,
): Promise<number> {
  const end = performance.now() + milliseconds
  const undrawn = cards.undrawn()
  for (const [index, one] of undrawn.entries()) {
    if (performance.now() > end) return undrawn.length - index
    await drawAndKeep(cards, one, drawCard)
  }
  return 0
}

/** One that cannot be drawn is remembered as such, and holds up nothing. */
async function drawAndKeep(
  cards: Releases['cards'],
  { name, card }: ReturnType<Releases['cards']['undrawn']>[number],
  drawCard: DrawCard,
): Promise<Uint8Array> {
  const picture = await drawCard(card).catch((error: unknown) => {
    console.error(`Publisher: the share picture of „${card.title}” cannot be drawn (${rootMessage(error)}).`)
    return NONE
  })
  cards.keep(name, picture)
  return picture
}
