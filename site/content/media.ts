/** Pictures of the site: which sizes there are, under which address, and where the store has them. */
import { createImageUrlBuilder } from '@sanity/image-url'
import type { ImageValue } from '@programme/content-schemas'
import { isRecord } from '../../shared/is-record.ts'

/** For a telephone of two or of three pixels to the point, a tablet and a screen: a picture takes nine tenths of each. */
const WIDTHS = [400, 680, 1100, 1600]

export interface Variant {
  readonly width: number
  readonly height: number
  /** On this site. */
  readonly path: string
  /** Parameters for the store's own address of the picture. */
  readonly query: string
}

const variantsBefore = new WeakMap<ImageValue, readonly Variant[]>()

/** The sizes of one picture, the smallest first; none larger than the original. */
export function variantsOf(image: ImageValue): readonly Variant[] {
  const known = variantsBefore.get(image) ?? computeVariants(image)
  variantsBefore.set(image, known)
  return known
}

function computeVariants(image: ImageValue): Variant[] {
  const [, hash = '', size = '', extension = ''] =
    /^image-([0-9a-f]+)-(\d+x\d+)-(\w+)$/.exec(image.asset._ref) ?? []
  const [originalWidth = 0, originalHeight = 0] = size.split('x').map(Number)
  const { top = 0, bottom = 0, left = 0, right = 0 } = image.crop ?? {}
  const width = Math.round(originalWidth * (1 - left - right))
  const height = Math.round(originalHeight * (1 - top - bottom))
  if (extension === 'svg' || width === 0)
    return [{ width, height, path: `/media/${hash}.${extension}`, query: '' }]
  const builder = createImageUrlBuilder({ projectId: 'x', dataset: 'x' }).image({
    asset: image.asset,
    ...(image.crop ? { crop: image.crop } : {}),
  })
  const widths = [...WIDTHS.filter((wanted) => wanted < width), Math.min(width, WIDTHS.at(-1) ?? width)]
  const cut = image.crop
    ? `-${[top, bottom, left, right].map((part) => Math.round(part * 1e4)).join('_')}`
    : ''
  return widths.map((wanted) => ({
    width: wanted,
    height: Math.round((wanted * height) / width),
    path: `/media/${hash}${cut}-${wanted}.webp`,
    query: new URL(builder.width(wanted).format('webp').quality(74).url()).search,
  }))
}

/**
 * Where the middle of what must stay in view is, from the top of what the crop leaves, for a place that is less high than
 * the picture; in tens of percents, for which there are style rules.
 * @returns undefined where the editor chose none, or the middle
 */
export function focusOf({ crop, hotspot }: ImageValue): number | undefined {
  if (!hotspot) return undefined
  const { top = 0, bottom = 0 } = crop ?? {}
  const middle = (hotspot.y - top) / Math.max(1 - top - bottom, Number.EPSILON)
  const focus = Math.round(Math.min(Math.max(middle, 0), 1) * 10) * 10
  return focus === 50 ? undefined : focus
}

/** Every picture inside a value; a paragraph has none. */
export function imagesIn(value: unknown): ImageValue[] {
  const found: ImageValue[] = []
  function walk(here: unknown): void {
    if (Array.isArray(here)) for (const member of here) walk(member)
    else if (!isRecord(here) || here['_type'] === 'block') return
    else if (isImage(here)) found.push(here)
    else for (const name in here) walk(here[name])
  }
  walk(value)
  return found
}

function isImage(value: Record<string, unknown>): value is Record<string, unknown> & ImageValue {
  return value['_type'] === 'image' && isRecord(value['asset']) && typeof value['asset']['_ref'] === 'string'
}
