/** The icon that browsers and readers of feeds ask for whatever a page says: the PNG in the old frame. */
import { renderAsync } from '@resvg/resvg-js'
import type { APIRoute } from 'astro'
import { iconSvg } from '../metadata/mark.ts'

/** Pixels. */
const SIZE = 48
/** Bytes of the head and of the one entry behind it. */
const [HEAD, ENTRY] = [6, 16]

export const GET: APIRoute = async () => {
  const png = (await renderAsync(iconSvg(), { fitTo: { mode: 'width', value: SIZE } })).asPng()
  const frame = Buffer.alloc(HEAD + ENTRY)
  frame.writeUInt16LE(1, 2)
  frame.writeUInt16LE(1, 4)
  frame.writeUInt8(SIZE, HEAD)
  frame.writeUInt8(SIZE, HEAD + 1)
  frame.writeUInt16LE(1, HEAD + 4)
  frame.writeUInt16LE(32, HEAD + 6)
  frame.writeUInt32LE(png.byteLength, HEAD + 8)
  frame.writeUInt32LE(HEAD + ENTRY, HEAD + 12)
  return new Response(Buffer.concat([frame, png]), { headers: { 'Content-Type': 'image/x-icon' } })
}
