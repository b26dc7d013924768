/** From parameters to measures: which part of the original is taken, how large it becomes (never larger), on which canvas it lies. */
import { LakeError } from '../foundation/errors.ts'
import { LONGEST_SIDE, type ImageParameters, type Point, type Rectangle } from './parameters.ts'

/** Pixels of the longest side of a canvas, where the picture is not longer. */
const LONGEST_MARGINS = 2_048

interface Size {
  readonly width: number
  readonly height: number
}

export interface Geometry {
  /** Pixels of the original, the right way up. */
  readonly region: Rectangle
  readonly size: Size
  /** Larger than `size` where `fit` fills the rest with a colour. */
  readonly canvas: Size
  /** The region is only a bound: what stays in view is found in the picture itself. */
  readonly byEntropy: boolean
}

type Asked = Pick<
  ImageParameters,
  'width' | 'height' | 'widthBounds' | 'heightBounds' | 'fit' | 'crop' | 'rect'
>

/** @throws LakeError 400 where `rect` is outside the picture */
export function measure(original: Size, asked: Asked): Geometry {
  const region = regionOf(original, asked.rect)
  const box = boxOf(region, asked)
  const whole = (size: Size, canvas: Size = size): Geometry => ({ region, size, canvas, byEntropy: false })
  if (!box) return whole(scaled(region, Math.min(1, LONGEST_SIDE / Math.max(region.width, region.height))))
  const { width = box.height * ratioOf(region), height = box.width / ratioOf(region) } = asked
  const within = Math.min(
    1,
    asked.width === undefined ? Infinity : box.width / region.width,
    asked.height === undefined ? Infinity : box.height / region.height,
    LONGEST_SIDE / Math.max(region.width, region.height),
  )
  const both = asked.width !== undefined && asked.height !== undefined
  switch (asked.fit) {
    case 'clip':
    case 'max':
      return whole(scaled(region, within))
    case 'fill':
    case 'fillmax':
      return whole(scaled(region, within), both ? canvasOf(box, region) : undefined)
    case 'scale':
      return whole(shrunk({ width, height }, region))
    case 'min':
      return cut(region, shrunk({ width, height }, region), asked.crop)
    case 'crop':
      return cut(region, shrunk(box, region), asked.crop)
  }
}

/** With the same proportions, and no side longer than that of the region. */
function shrunk({ width, height }: Size, region: Size): Size {
  return scaled({ width, height }, Math.min(1, region.width / width, region.height / height))
}

/** With the same proportions; what is filled with a colour is bounded too. */
function canvasOf(box: Size, region: Size): Size {
  const longest = Math.max(LONGEST_MARGINS, region.width, region.height)
  return scaled(box, Math.min(1, longest / Math.max(box.width, box.height)))
}

function regionOf(original: Size, rect: Rectangle | undefined): Rectangle {
  if (!rect) return { left: 0, top: 0, width: original.width, height: original.height }
  const width = Math.min(rect.width, original.width - rect.left)
  const height = Math.min(rect.height, original.height - rect.top)
  if (width < 1 || height < 1)
    throw new LakeError(
      400,
      `rect lies outside the picture of ${original.width} × ${original.height} pixels.`,
    )
  return { left: rect.left, top: rect.top, width, height }
}

/** Both sides: the one that is not given follows from the other, within its bounds where the picture is cut. */
function boxOf(region: Size, { width, height, widthBounds, heightBounds, fit }: Asked): Size | undefined {
  const bounds = fit === 'crop'
  const limited = (value: number, [least, most]: readonly [number, number]): number =>
    bounds ? Math.min(most, Math.max(least, value)) : value
  if (width === undefined && height === undefined) return undefined
  const wide = width ?? (height ?? 1) * ratioOf(region)
  const high = height ?? wide / ratioOf(region)
  return rounded(limited(wide, widthBounds), limited(high, heightBounds))
}

/** The largest part with the proportions of the size, as near to the point as the region allows. */
function cut(region: Rectangle, size: Size, crop: Point | 'entropy'): Geometry {
  if (crop === 'entropy') return { region, size, canvas: size, byEntropy: true }
  const scale = Math.min(region.width / size.width, region.height / size.height)
  const part = {
    width: Math.min(region.width, Math.max(1, Math.round(size.width * scale))),
    height: Math.min(region.height, Math.max(1, Math.round(size.height * scale))),
  }
  const start = (from: number, long: number, short: number, at: number): number =>
    from + Math.round(Math.min(long - short, Math.max(0, at * long - short / 2)))
  return {
    region: {
      left: start(region.left, region.width, part.width, crop.x),
      top: start(region.top, region.height, part.height, crop.y),
      ...part,
    },
    size,
    canvas: size,
    byEntropy: false,
  }
}

function ratioOf({ width, height }: Size): number {
  return width / height
}

function scaled({ width, height }: Size, scale: number): Size {
  return rounded(width * scale, height * scale)
}

function rounded(width: number, height: number): Size {
  const side = (value: number): number => Math.min(LONGEST_SIDE, Math.max(1, Math.round(value)))
  return { width: side(width), height: side(height) }
}
