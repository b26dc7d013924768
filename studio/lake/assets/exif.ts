/** Camera settings and place of a photograph: personal data, so read only where the upload requests them. */
import exifReader from 'exif-reader'
import { isRecord } from '../foundation/json.ts'

/** @param wanted may hold `exif` and `location` @returns the parts of Sanity's metadata that were asked for and are there */
export function readExif(
  block: Buffer | undefined,
  wanted: ReadonlySet<string>,
): { exif?: Record<string, unknown>; location?: Record<string, unknown> } {
  if (!block || (!wanted.has('exif') && !wanted.has('location'))) return {}
  const found = parse(block)
  const exif = found && wanted.has('exif') ? camera(found, block) : undefined
  const location = found && wanted.has('location') ? place(found) : undefined
  return { ...(exif ? { exif } : {}), ...(location ? { location } : {}) }
}

function parse(block: Buffer): ReturnType<typeof exifReader> | undefined {
  try {
    return exifReader(block)
  } catch {
    // A camera's broken block says nothing about the picture.
    return undefined
  }
}

function camera({ Photo = {} }: ReturnType<typeof exifReader>, block: Buffer): Record<string, unknown> {
  const told: Record<string, unknown> = { _type: 'sanity.imageExifMetadata' }
  for (const [name, value] of Object.entries<unknown>(Photo)) {
    if (value instanceof Date) {
      if (isWritten(value, block)) told[name] = value.toISOString()
    } else if (typeof value === 'string' || Number.isFinite(value)) told[name] = value
  }
  return told
}

/** The reader makes another day of a date that is none, such as `0000:00:00 00:00:00`: only what stands there was meant. */
function isWritten(date: Date, block: Buffer): boolean {
  if (Number.isNaN(date.getTime())) return false
  const [day = '', time = ''] = date.toISOString().split(/[T.]/)
  return block.includes(`${day.replaceAll('-', ':')} ${time}`)
}

function place({ GPSInfo }: ReturnType<typeof exifReader>): Record<string, unknown> | undefined {
  if (!isRecord(GPSInfo)) return undefined
  const lat = degrees(GPSInfo['GPSLatitude'], GPSInfo['GPSLatitudeRef'] === 'S')
  const lng = degrees(GPSInfo['GPSLongitude'], GPSInfo['GPSLongitudeRef'] === 'W')
  if (lat === undefined || lng === undefined) return undefined
  const height = GPSInfo['GPSAltitude']
  return { _type: 'geopoint', lat, lng, ...(typeof height === 'number' ? { alt: height } : {}) }
}

/** @param parts degrees, minutes, seconds */
function degrees(parts: unknown, negative: boolean): number | undefined {
  if (!Array.isArray(parts) || parts.length !== 3) return undefined
  const [whole, minutes, seconds] = parts.map(Number)
  const value = (whole ?? NaN) + (minutes ?? NaN) / 60 + (seconds ?? NaN) / 3_600
  return Number.isFinite(value) ? (negative ? -value : value) : undefined
}
