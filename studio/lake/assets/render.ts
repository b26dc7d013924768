/** Renders the image that a URL requests. */
import sharp, { type Sharp } from 'sharp'
import { LakeError } from '../foundation/errors.ts'
import { measure } from './geometry.ts'
import { LONGEST_SIDE, type Colour, type ImageParameters, type OutputFormat } from './parameters.ts'
import { MOST_PIXELS } from './describe.ts'

/** Seconds that one picture may take. */
const TIMEOUT = 20
/** Pixels. */
const LONGEST_PADDING = 512
const WHITE: Colour = { r: 255, g: 255, b: 255, alpha: 1 }
const CLEAR: Colour = { r: 255, g: 255, b: 255, alpha: 0 }

// Pictures are kept on disk once made, so that libvips need not keep them in memory too.
sharp.cache(false)

/** @param extension of the original, as its asset id has it */
export function outputFormat(extension: string, { format }: ImageParameters): OutputFormat {
  if (format) return format
  if (extension === 'jpg' || extension === 'tif') return 'jpeg'
  return extension === 'webp' || extension === 'avif' || extension === 'gif' ? extension : 'png'
}

/**
 * @param path of the original
 * @throws LakeError 400 where the picture cannot be made so
 */
export async function renderImage(path: string, extension: string, asked: ImageParameters): Promise<Buffer> {
  try {
    const format = outputFormat(extension, asked)
    const moving =
      (extension === 'gif' || extension === 'webp') &&
      (format === 'gif' || format === 'webp') &&
      !asked.firstFrameOnly &&
      !asked.invert &&
      asked.orientation === 0 &&
      asked.crop !== 'entropy'
    const image = sharp(path, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'error',
      ...(moving ? { animated: true } : {}),
    })
    const { autoOrient, pageHeight, pages = 1 } = await image.metadata()
    const original = {
      width: autoOrient.width,
      height: moving && pages > 1 ? (pageHeight ?? autoOrient.height) : autoOrient.height,
    }
    return await encoded(shaped(image, original, asked, format), asked, format)
      .timeout({ seconds: TIMEOUT })
      .toBuffer()
  } catch (cause) {
    if (cause instanceof LakeError) throw cause
    throw new LakeError(400, 'The picture cannot be made in this form.', undefined, { cause })
  }
}

function shaped(
  image: Sharp,
  original: { width: number; height: number },
  asked: ImageParameters,
  format: OutputFormat,
): Sharp {
  const turned = asked.orientation === 90 || asked.orientation === 270
  const { region, size, canvas, byEntropy } = measure(
    original,
    turned
      ? {
          ...asked,
          width: asked.height,
          height: asked.width,
          widthBounds: asked.heightBounds,
          heightBounds: asked.widthBounds,
        }
      : asked,
  )
  const background = asked.background ?? (format === 'jpeg' ? WHITE : CLEAR)
  image.autoOrient().extract(region)
  image.resize({
    ...size,
    ...(byEntropy ? { fit: 'cover', position: sharp.strategy.entropy } : { fit: 'fill' }),
  })
  if (asked.orientation) image.rotate(asked.orientation)
  if (asked.flipVertically) image.flip()
  if (asked.flipHorizontally) image.flop()
  if (asked.grey) image.greyscale()
  if (asked.invert) image.negate({ alpha: false })
  // Sanity's scale runs to 2000, libvips' sigma is in pixels.
  if (asked.blur > 0) image.blur(Math.max(0.3, asked.blur / 10))
  if (asked.sharpen > 0) image.sharpen({ sigma: 0.5 + asked.sharpen / 50 })
  if (format === 'jpeg' || asked.background) image.flatten({ background })
  return image.extend({ ...margins(size, canvas, turned, asked.padding), background })
}

function margins(
  size: { width: number; height: number },
  canvas: { width: number; height: number },
  turned: boolean,
  padding: number,
) {
  const wide = Math.max(0, canvas.width - size.width)
  const high = Math.max(0, canvas.height - size.height)
  const [across, down] = turned ? [high, wide] : [wide, high]
  const room = Math.floor((LONGEST_SIDE - Math.max(canvas.width, canvas.height)) / 2)
  const pad = Math.min(padding, room, LONGEST_PADDING)
  return {
    left: Math.floor(across / 2) + pad,
    right: Math.ceil(across / 2) + pad,
    top: Math.floor(down / 2) + pad,
    bottom: Math.ceil(down / 2) + pad,
  }
}

function encoded(image: Sharp, { quality, progressive }: ImageParameters, format: OutputFormat): Sharp {
  switch (format) {
    case 'jpeg':
      return image.jpeg({ quality, progressive, mozjpeg: progressive })
    case 'webp':
      return image.webp({ quality })
    case 'avif':
      // The slower efforts win a few per cent and cost seconds.
      return image.avif({ quality, effort: 2 })
    case 'gif':
      return image.gif()
    case 'png':
      return image.png()
  }
}
