/**
 * The parameters of a picture's address, checked: plain data that says what to make.
 * Specification: Sanity's reference of image transformations, https://www.sanity.io/docs/image-urls
 */
import { LakeError } from '../foundation/errors.ts'

/** Pixels; no side of a made picture is longer. */
export const LONGEST_SIDE = 8_192

const FITS = ['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min'] as const
const FORMATS = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  pjpg: 'jpeg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
} as const
const EDGES = new Set(['top', 'bottom', 'left', 'right', 'center'])

type Fit = (typeof FITS)[number]
export type OutputFormat = (typeof FORMATS)[keyof typeof FORMATS]

/** Left and top in pixels of the original the right way up, as `rect` has it. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Part of the way from the left and from the top, 0 to 1. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Colour {
  readonly r: number
  readonly g: number
  readonly b: number
  /** 0 to 1. */
  readonly alpha: number
}

export interface ImageParameters {
  /** Pixels, `dpr` reckoned in. */
  readonly width: number | undefined
  readonly height: number | undefined
  readonly widthBounds: readonly [least: number, most: number]
  readonly heightBounds: readonly [least: number, most: number]
  readonly fit: Fit
  /** What stays in view where something is cut off. */
  readonly crop: Point | 'entropy'
  readonly rect: Rectangle | undefined
  readonly format: OutputFormat | undefined
  readonly progressive: boolean
  /** 1 to 100. */
  readonly quality: number
  readonly background: Colour | undefined
  /** 0 to 2000, 0 to 100. */
  readonly blur: number
  readonly sharpen: number
  readonly flipHorizontally: boolean
  readonly flipVertically: boolean
  /** Degrees, clockwise. */
  readonly orientation: 0 | 90 | 180 | 270
  /** Pixels on every side. */
  readonly padding: number
  readonly grey: boolean
  readonly invert: boolean
  readonly firstFrameOnly: boolean
}

const TRANSFORMING = new Set(
  'w h min-w max-w min-h max-h fit crop rect fp-x fp-y fm q dpr bg blur sharp flip or pad sat invert frame auto'.split(
    ' ',
  ),
)

/** False where the URL requests the original as it was uploaded. */
export function asksForChange(query: URLSearchParams): boolean {
  return !query.has('dlRaw') && [...query.keys()].some((name) => TRANSFORMING.has(name))
}

/**
 * @param accept the request's Accept header, for `auto=format`
 * @throws LakeError 400 that names the parameter and what it may be
 */
export function parseImageParameters(query: URLSearchParams, accept: string): ImageParameters {
  const ratio = number(query, 'dpr', 1, 5) ?? 1
  const side = (name: string): number | undefined => {
    const value = number(query, name, 1, LONGEST_SIDE)
    return value === undefined ? undefined : Math.min(LONGEST_SIDE, Math.max(1, Math.round(value * ratio)))
  }
  const wanted = oneOf(query, 'fm', Object.keys(FORMATS))
  const flip = oneOf(query, 'flip', ['h', 'v', 'hv', 'vh']) ?? ''
  const automatic = (query.get('auto') ?? '').split(',').includes('format') && wanted === undefined
  return {
    width: side('w'),
    height: side('h'),
    widthBounds: [side('min-w') ?? 1, side('max-w') ?? LONGEST_SIDE],
    heightBounds: [side('min-h') ?? 1, side('max-h') ?? LONGEST_SIDE],
    fit: FITS.find((fit) => fit === oneOf(query, 'fit', FITS)) ?? 'clip',
    crop: cropPoint(query),
    rect: rectangle(query.get('rect')),
    format: isFormat(wanted)
      ? FORMATS[wanted]
      : automatic && /\bimage\/webp\b/i.test(accept)
        ? 'webp'
        : undefined,
    progressive: wanted === 'pjpg',
    quality: Math.max(1, Math.round(number(query, 'q', 0, 100) ?? 75)),
    background: colour(query.get('bg')),
    blur: number(query, 'blur', 0, 2_000) ?? 0,
    sharpen: number(query, 'sharp', 0, 100) ?? 0,
    flipHorizontally: flip.includes('h'),
    flipVertically: flip.includes('v'),
    orientation: orientation(oneOf(query, 'or', ['0', '90', '180', '270'])),
    padding: Math.round((number(query, 'pad', 0, LONGEST_SIDE / 4) ?? 0) * ratio),
    grey: number(query, 'sat', -100, 100) === -100,
    invert: oneOf(query, 'invert', ['true', 'false']) === 'true',
    firstFrameOnly: number(query, 'frame', 1, 1) === 1,
  }
}

function number(query: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  const value = Number(text)
  if (!Number.isFinite(value) || value < least || value > most)
    throw new LakeError(400, `${name} must be a number from ${least} to ${most}.`)
  return value
}

function oneOf(query: URLSearchParams, name: string, values: readonly string[]): string | undefined {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  if (!values.includes(text)) throw new LakeError(400, `${name} must be one of ${values.join(', ')}.`)
  return text
}

function cropPoint(query: URLSearchParams): Point | 'entropy' {
  const x = number(query, 'fp-x', 0, 1)
  const y = number(query, 'fp-y', 0, 1)
  const text = query.get('crop') ?? (x === undefined && y === undefined ? 'center' : 'focalpoint')
  if (text === 'entropy') return 'entropy'
  if (text === 'focalpoint') return { x: x ?? 0.5, y: y ?? 0.5 }
  const edges = text.split(',')
  if (!edges.every((edge) => EDGES.has(edge)))
    throw new LakeError(400, 'crop must be top, bottom, left, right, center, focalpoint or entropy.')
  const along = (start: string, end: string): number =>
    edges.includes(start) ? 0 : edges.includes(end) ? 1 : 0.5
  return { x: along('left', 'right'), y: along('top', 'bottom') }
}

function rectangle(text: string | null): Rectangle | undefined {
  if (text === null || text === '') return undefined
  const [left = -1, top = -1, width = 0, height = 0, ...rest] = text.split(',').map(Number)
  const whole = [left, top, width, height].every((part) => Number.isInteger(part) && part >= 0)
  if (!whole || width === 0 || height === 0 || rest.length > 0)
    throw new LakeError(400, 'rect must be four whole numbers: left,top,width,height.')
  return { left, top, width, height }
}

/** RGB, ARGB, RRGGBB or AARRGGBB. */
function colour(text: string | null): Colour | undefined {
  if (text === null || text === '') return undefined
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text))
    throw new LakeError(400, 'bg must be a colour of 3, 4, 6 or 8 hexadecimal digits.')
  const long = text.length < 6 ? text.replace(/./g, '$&$&') : text
  const parts = (long.match(/../g) ?? []).map((part) => Number.parseInt(part, 16))
  const [r = 0, g = 0, b = 0] = parts.slice(-3)
  return { r, g, b, alpha: parts.length === 4 ? (parts[0] ?? 255) / 255 : 1 }
}

function orientation(text: string | undefined): 0 | 90 | 180 | 270 {
  return text === '90' ? 90 : text === '180' ? 180 : text === '270' ? 270 : 0
}

function isFormat(text: string | undefined): text is keyof typeof FORMATS {
  return text !== undefined && Object.hasOwn(FORMATS, text)
}
