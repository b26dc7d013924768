/** A QR code as one stroke of an SVG, a module wide: runs of dark modules, row by row, each from where the last one ended. */
import encodeQR from 'qr'

export interface QrPath {
  /** Modules along one side, with the quiet zone of four that readers want. */
  readonly size: number
  /** To be stroked; a row lies on both sides of its number. */
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
    let last: number | undefined
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true || row[x - 1] === true) continue
      let end = x
      while (row[end] === true) end += 1
      found.push(`${last === undefined ? `M${x} ${y}` : `m${x - last} 0`}h${end - x}`)
      last = end
    }
    return found
  })
  return { size: rows.length, path: runs.join('') }
}
