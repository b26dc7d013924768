/** The metadata of an image: dimensions, placeholders, colours; location and camera only on request. */
import { encode } from 'blurhash'
import sharp, { type Metadata } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { LakeError } from '../foundation/errors.ts'
import { readExif } from './exif.ts'
import { paletteOf } from './palette.ts'

/** Pixels of all frames together. */
export const MOST_PIXELS = 256_000_000
/** Pixels of one frame where the decoder must hold it whole; at four bytes each this is a quarter of a gigabyte. */
const MOST_PIXELS_HELD = 64_000_000
/** Pixels of the longest side of the small picture that everything is read from. */
const SAMPLE = 100

const KINDS = {
  jpeg: { extension: 'jpg', mimeType: 'image/jpeg' },
  png: { extension: 'png', mimeType: 'image/png' },
  gif: { extension: 'gif', mimeType: 'image/gif' },
  webp: { extension: 'webp', mimeType: 'image/webp' },
  heif: { extension: 'avif', mimeType: 'image/avif' },
  svg: { extension: 'svg', mimeType: 'image/svg+xml' },
  tiff: { extension: 'tif', mimeType: 'image/tiff' },
} as const

export interface ImageDescription {
  readonly width: number
  readonly height: number
  readonly extension: string
  readonly mimeType: string
  readonly metadata: Record<string, unknown>
}

/**
 * @param path of the upload
 * @param wanted parts of the metadata, as the `meta` parameter names them: lqip, palette, blurhash, thumbhash, exif, location
 * @throws LakeError 400 where the content is no picture or holds more than 256 million pixels
 */
export async function describeImage(path: string, wanted: ReadonlySet<string>): Promise<ImageDescription> {
  const found = await headOf(path)
  const { width, height } = found.autoOrient
  const kind = Object.hasOwn(KINDS, found.format)
    ? Object.entries(KINDS).find(([name]) => name === found.format)?.[1]
    : undefined
  if (!kind || (found.format === 'heif' && found.compression !== 'av1'))
    throw new LakeError(
      400,
      `A picture of the kind "${found.format}" cannot be kept; use JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG.`,
    )
  const frame = width * (found.pageHeight ?? height)
  if (frame * (found.pages ?? 1) > MOST_PIXELS)
    throw new LakeError(400, 'The picture has more than 256 million pixels, all its frames together.')
  if (frame > MOST_PIXELS_HELD && !isStreamed(found))
    throw new LakeError(
      400,
      'The picture has more than 64 million pixels; larger ones must be upright JPEG or PNG that is neither progressive nor interlaced.',
    )
  return {
    width,
    height,
    ...kind,
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
      hasAlpha: found.hasAlpha,
      ...(await readPixels(path, found, wanted)),
      ...readExif(found.exif, wanted),
    },
  }
}

async function headOf(path: string): Promise<Metadata> {
  try {
    return await sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).metadata()
  } catch (cause) {
    throw new LakeError(
      400,
      'The upload is not a picture that can be read, or it has more than 256 million pixels.',
      undefined,
      { cause },
    )
  }
}

/** True where the decoder reads line by line, so that size costs time but no memory. */
function isStreamed({ format, isProgressive, orientation }: Metadata): boolean {
  return (format === 'jpeg' || format === 'png') && !isProgressive && (orientation ?? 1) === 1
}

async function readPixels(
  path: string,
  { hasAlpha, format }: Metadata,
  wanted: ReadonlySet<string>,
): Promise<Record<string, unknown>> {
  const open = () => sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
  try {
    const { data, info } = await open()
      .autoOrient()
      .resize(SAMPLE, SAMPLE, { fit: 'inside' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .timeout({ seconds: 60 })
      .toBuffer({ resolveWithObject: true })
    // A transparent dot is lost in the small picture, so this one question is asked of the whole.
    const isOpaque = !hasAlpha || (format !== 'svg' && (await open().stats()).isOpaque)
    const sample = { data, width: info.width, height: info.height }
    return {
      isOpaque,
      ...(wanted.has('lqip') ? { lqip: await placeholder(sample, isOpaque) } : {}),
      ...(wanted.has('blurhash') ? { blurHash: await blurHash(sample) } : {}),
      ...(wanted.has('thumbhash')
        ? { thumbHash: Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64') }
        : {}),
      ...(wanted.has('palette') ? { palette: await paletteOf(data) } : {}),
    }
  } catch (cause) {
    throw new LakeError(400, 'The picture is damaged: its pixels cannot be read.', undefined, { cause })
  }
}

interface Sample {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

const reopen = ({ data, width, height }: Sample) => sharp(data, { raw: { width, height, channels: 4 } })

async function placeholder(sample: Sample, isOpaque: boolean): Promise<string> {
  const small = reopen(sample).resize(20, 20, { fit: 'inside' })
  const made = isOpaque ? small.flatten({ background: '#fff' }).jpeg({ quality: 75 }) : small.png()
  const type = isOpaque ? 'jpeg' : 'png'
  return `data:image/${type};base64,${(await made.toBuffer()).toString('base64')}`
}

async function blurHash(sample: Sample): Promise<string> {
  const { data, info } = await reopen(sample)
    .resize(32, 32, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return encode(new Uint8ClampedArray(data), info.width, info.height, 4, 3)
}
