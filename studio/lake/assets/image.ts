/** Pictures: what the store tells of one, and the renditions that its address asks for. */
import { encode } from 'blurhash'
import sharp, { type Metadata } from 'sharp'
import { LakeError } from '../errors.ts'

const MOST_PIXELS = 256_000_000
const LONGEST_SIDE = 8_192

const open = (content: Uint8Array) => sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error' })

export interface ImageDescription {
  readonly width: number
  readonly height: number
  readonly extension: string
  readonly mimeType: string
  readonly metadata: Record<string, unknown>
}

/** @throws LakeError 400 where the content is no picture or holds more than 256 million pixels */
export async function describeImage(content: Uint8Array): Promise<ImageDescription> {
  let found: Metadata
  try {
    found = await open(content).metadata()
  } catch (cause) {
    throw new LakeError(
      400,
      'The upload is not a picture that can be read, or it has more than 256 million pixels.',
      undefined,
      { cause },
    )
  }
  const turned = (found.orientation ?? 1) >= 5
  const width = turned ? found.height : found.width
  const height = turned ? found.width : found.height
  const frames = found.pages ?? 1
  if (width * height * frames > MOST_PIXELS)
    throw new LakeError(400, 'The picture has more than 256 million pixels.')
  const extension = found.format === 'jpeg' ? 'jpg' : found.format
  const small = await open(content).rotate().resize(20, 20, { fit: 'inside' }).toBuffer()
  const pixels = await open(content)
    .rotate()
    .resize(32, 32, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { dominant } = await open(content).stats()
  return {
    width,
    height,
    extension,
    mimeType: extension === 'svg' ? 'image/svg+xml' : `image/${found.format}`,
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
      hasAlpha: found.hasAlpha,
      isOpaque: !found.hasAlpha,
      lqip: `data:image/png;base64,${(await sharp(small).png().toBuffer()).toString('base64')}`,
      blurHash: encode(new Uint8ClampedArray(pixels.data), pixels.info.width, pixels.info.height, 4, 3),
      palette: { _type: 'sanity.imagePalette', dominant: swatch(dominant) },
    },
  }
}

function swatch({ r, g, b }: { r: number; g: number; b: number }): Record<string, unknown> {
  const background = `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  const light = (r * 299 + g * 587 + b * 114) / 1000 > 140
  const foreground = light ? '#000' : '#fff'
  return { _type: 'sanity.imagePaletteSwatch', background, foreground, title: foreground, population: 1 }
}

/** Sanity's `fit` in sharp's words. */
const FITS = {
  clip: 'inside',
  max: 'inside',
  min: 'outside',
  crop: 'cover',
  fill: 'contain',
  fillmax: 'contain',
  scale: 'fill',
} as const
const FORMATS = { jpg: 'jpeg', pjpg: 'jpeg', jpeg: 'jpeg', png: 'png', webp: 'webp', avif: 'avif' } as const

export interface Rendition {
  readonly content: Buffer
  readonly mimeType: string
}

/** Makes the picture that the address asks for. @throws LakeError 400 for a parameter that makes no sense */
export async function renderImage(
  content: Uint8Array,
  extension: string,
  query: URLSearchParams,
): Promise<Rendition> {
  const ratio = bounded(query, 'dpr', 1, 3) ?? 1
  const width = side(query, 'w', ratio)
  const height = side(query, 'h', ratio)
  const fit = query.get('fit') ?? 'clip'
  if (!isKey(FITS, fit)) throw new LakeError(400, `fit must be one of ${Object.keys(FITS).join(', ')}.`)
  let image = open(content).rotate()
  const rect = query.get('rect')?.split(',').map(Number)
  if (rect) {
    const [left, top, cut, down] = rect
    if (rect.length !== 4 || !rect.every((part) => Number.isInteger(part) && part >= 0) || !cut || !down) {
      throw new LakeError(400, 'rect must be four whole numbers: left,top,width,height.')
    }
    image = image.extract({ left: left ?? 0, top: top ?? 0, width: cut, height: down })
  }
  if (width !== undefined || height !== undefined) {
    const enlarge = fit === 'scale' || fit === 'crop' || fit === 'min'
    image = image.resize({
      ...(width ? { width } : {}),
      ...(height ? { height } : {}),
      fit: FITS[fit],
      withoutEnlargement: !enlarge,
    })
  }
  const wanted = query.get('fm') ?? extension
  const format = isKey(FORMATS, wanted) ? FORMATS[wanted] : 'png'
  const quality = bounded(query, 'q', 1, 100) ?? 75
  try {
    const buffer = await image.toFormat(format, format === 'png' ? {} : { quality }).toBuffer()
    return { content: buffer, mimeType: `image/${format}` }
  } catch (cause) {
    throw new LakeError(400, 'The picture cannot be made in this form.', undefined, { cause })
  }
}

function side(query: URLSearchParams, name: string, ratio: number): number | undefined {
  const value = bounded(query, name, 1, LONGEST_SIDE)
  return value === undefined ? undefined : Math.min(LONGEST_SIDE, Math.round(value * ratio))
}

function bounded(query: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const value = Number(text)
  if (!Number.isFinite(value) || value < least || value > most)
    throw new LakeError(400, `${name} must be a number from ${least} to ${most}.`)
  return value
}

function isKey<Table extends object>(table: Table, key: string): key is Extract<keyof Table, string> {
  return Object.hasOwn(table, key)
}
