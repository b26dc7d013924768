/** A QR code as one path of an SVG: runs of dark modules, row by row. */
import encodeQR, { type ErrorCorrection } from 'qr'

export interface QrPath {
  /** Modules along one side, with the quiet zone of four that readers want. */
  readonly size: number
  readonly path: string
}

/** @param text a few hundred characters at most */
export function qrPath(text: string): QrPath {
  const known = drawn.get(text) ?? draw(text)
  if (drawn.size >= KEPT) drawn.clear()
  drawn.set(text, known)
  return known
}

/** The same few contacts stand on every page, and drawing takes a third of the time of a page. */
const drawn = new Map<string, QrPath>()
const KEPT = 500

/** The most repair first. */
const LEVELS: readonly ErrorCorrection[] = ['high', 'quartile', 'medium']
const QUIET = 4

/** As small as the text allows, then with as much repair as fits into that size. */
function draw(text: string): QrPath {
  const smallest = encode(text, 'low')
  const rows =
    LEVELS.values()
      .map((level) => encode(text, level))
      .find(({ length }) => length === smallest.length) ?? smallest
  const runs = rows.flatMap((row, y) => {
    const found: string[] = []
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true || row[x - 1] === true) continue
      let end = x
      while (row[end] === true) end += 1
      found.push(`M${x} ${y}h${end - x}v1H${x}z`)
    }
    return found
  })
  return { size: rows.length, path: runs.join('') }
}

function encode(text: string, ecc: ErrorCorrection): boolean[][] {
  return encodeQR(text, 'raw', { ecc, border: QUIET })
}
