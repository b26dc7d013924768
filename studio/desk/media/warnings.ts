/** What an editor should know of a picture before visitors see it. */
import type { Picture } from './picture.ts'

/** Pixels that a picture needs for its place, by the name of its field; on a sharp screen a place takes twice its width. */
const NEEDED: Readonly<Record<string, number>> = { heroImage: 1200, photo: 400, socialImage: 1200 }
const NEEDED_ELSEWHERE = 800
/** Bytes. */
const HEAVY = 8_000_000

/**
 * @param place name of the field; undefined where there is none, as in the library
 * @param cut part of the width that the crop leaves, 0 to 1
 */
export function pictureWarnings(picture: Picture, place?: string, cut = 1): string[] {
  const needed = NEEDED[place ?? ''] ?? NEEDED_ELSEWHERE
  const width = Math.round(picture.width * cut)
  const isDrawing = picture.id.endsWith('-svg')
  return [
    ...(width < needed && !isDrawing
      ? [
          `Te klein: ${width} pixels breed, hier zijn er ${needed} nodig. Op grote schermen wordt de afbeelding onscherp. Kies een grotere.`,
        ]
      : []),
    ...(picture.size > HEAVY
      ? ['Erg zwaar bestand. De site maakt zelf kleine versies, maar bewaar hier liever een kleiner bestand.']
      : []),
  ]
}
