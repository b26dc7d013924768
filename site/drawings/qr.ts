/** A QR code as one path of an SVG: runs of dark modules, row by row. */
import encodeQR from 'qr'

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

function draw(text: string): QrPath {
  // A tenth more modules than with the least repair, for twice as much of it: paper gets folded and stained.
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
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
