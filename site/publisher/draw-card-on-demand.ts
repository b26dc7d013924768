/** The picture of a shared link; what draws it is loaded with the first one. */
import type { Card } from '../content/share-card.ts'

export async function drawCard(card: Card): Promise<Uint8Array> {
  const { drawCard: draw } = await import('../metadata/draw-card.ts')
  return draw(card)
}
