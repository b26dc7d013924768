/** Pictures that are cheap to make and dear to open, written byte by byte. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A black PNG of one bit per pixel: some kilobytes, whatever its measures. */
export function hugePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(1, 8)
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** An animated GIF whose frames claim the given measures and hold the data of one pixel. */
export function hugeGif(width: number, height: number, frames: number): Buffer {
  const screen = Buffer.from([
    0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255,
  ])
  screen.writeUInt16LE(width, 6)
  screen.writeUInt16LE(height, 8)
  const frame = Buffer.from([
    0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0x44, 1, 0,
  ])
  frame.writeUInt16LE(width, 13)
  frame.writeUInt16LE(height, 15)
  return Buffer.concat([screen, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])])
}

/**
 * 200 by 100 pixels, red on the left and blue on the right; it says where and by which camera it was taken.
 * @param taken as in Exif, such as `2026:03:01 10:00:00`
 */
export async function photoWithPlace(taken?: string): Promise<Buffer> {
  const half = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#1d4f91' } })
    .png()
    .toBuffer()
  return sharp({ create: { width: 200, height: 100, channels: 3, background: '#c8102e' } })
    .composite([{ input: half, left: 100, top: 0 }])
    .withExif({
      IFD0: { Make: 'Camera' },
      ...(taken === undefined ? {} : { IFD2: { DateTimeOriginal: taken, DateTimeDigitized: taken } }),
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 54/1 36/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '4/1 20/1 24/1',
      },
    })
    .jpeg()
    .toBuffer()
}
