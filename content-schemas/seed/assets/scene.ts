/** Shapes that the drawings are put together from: brick, gables, windows, water, rope and herring, as SVG text. */

/** The printing inks; the same hues as site/styles/tokens.css. */
export const INK = {
  silver: '#d3dce0',
  paper: '#eef2f3',
  river: '#0e2230',
  deep: '#16364a',
  brick: '#a12d16',
  clinker: '#7d2613',
  clay: '#bf5a3c',
  brass: '#d9a928',
  maas: '#1a5d99',
  wier: '#0b7361',
  mossel: '#6a4691',
} as const

export const SIZE = { width: 1600, height: 680 } as const

export function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`
}

export function shape(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`
}

export function stroke(d: string, color: string, width: number, dashes = ''): string {
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="${dashes}"/>`
}

/** Joints of brick in running bond over a rectangle. */
export function bond(x: number, y: number, width: number, height: number, color: string): string {
  const COURSE = 14
  const LENGTH = 46
  const lines: string[] = []
  for (let row = 0; row * COURSE < height; row += 1) {
    const top = y + row * COURSE
    lines.push(`M${x} ${top}H${x + width}`)
    for (let at = x + (row % 2 === 0 ? LENGTH : LENGTH / 2); at < x + width; at += LENGTH) {
      lines.push(`M${at} ${top}V${Math.min(top + COURSE, y + height)}`)
    }
  }
  return `<path d="${lines.join('')}" fill="none" stroke="${color}" stroke-width="1.6" opacity=".45"/>`
}

export interface House {
  readonly x: number
  readonly width: number
  /** Of the eaves above the ground. */
  readonly height: number
  readonly top: 'stepped' | 'bell' | 'neck' | 'flat'
  readonly wall: string
  /** Windows with light in them, as numbers in reading order. */
  readonly lit?: readonly number[]
}

/** A brick house that stands on a ground line. */
export function house({ x, width, height, top, wall, lit = [] }: House, ground: number): string {
  const eaves = ground - height
  const columns = Math.max(2, Math.round(width / 74))
  const gap = width / columns
  const rows = Math.max(2, Math.floor((height - 130) / 92))
  const windows = Array.from({ length: columns * rows }, (_, index) => {
    const left = x + (index % columns) * gap + gap / 2 - 19
    const upper = eaves + 24 + Math.floor(index / columns) * 92
    const glass = lit.includes(index) ? INK.brass : INK.river
    return (
      rect(left - 5, upper - 5, 48, 68, INK.paper) +
      rect(left, upper, 38, 58, glass) +
      stroke(`M${left + 19} ${upper}v58M${left} ${upper + 24}h38`, INK.paper, 3)
    )
  })
  return (
    shape(outline(x, width, eaves, ground, top), wall) +
    bond(x + 2, eaves, width - 4, height, INK.river) +
    windows.join('') +
    stroke(`M${x} ${eaves}H${x + width}`, INK.paper, 5)
  )
}

function outline(x: number, width: number, eaves: number, ground: number, top: House['top']): string {
  const middle = x + width / 2
  const end = x + width
  const body = `M${x} ${ground}V${eaves}`
  const close = `V${ground}z`
  switch (top) {
    case 'stepped': {
      const steps = 4
      const run = width / 2 / (steps + 0.5)
      const up = Array.from({ length: steps }, () => `v-24h${run}`).join('')
      const down = Array.from({ length: steps }, () => `h${run}v24`).join('')
      return `${body}${up}v-26h${run}${down}${close}`
    }
    case 'bell':
      return `${body}c30 -6 ${width * 0.22} -30 ${width * 0.26} -86H${middle + width * 0.24}C${end - width * 0.22} ${eaves - 30} ${end - 30} ${eaves - 6} ${end} ${eaves}${close}`
    case 'neck':
      return `${body}h${width * 0.22}v-92h${width * 0.12}L${middle} ${eaves - 128}L${end - width * 0.34} ${eaves - 92}h${width * 0.12}v92h${width * 0.22}${close}`
    case 'flat':
      return `${body}v-14H${end}v14${close}`
  }
}

/** Water from a line down, with the light on it. */
export function water(top: number, height: number, color: string = INK.deep): string {
  const lines = Array.from({ length: Math.floor(height / 22) }, (_, row) => {
    const y = top + 16 + row * 22
    return Array.from({ length: 9 }, (_unused, part) => {
      const x = ((part * 211 + row * 97) % (SIZE.width + 180)) - 90
      return `M${x} ${y}q18 -7 36 0t36 0t${18 + ((row * 31 + part * 17) % 40)} 0`
    }).join('')
  })
  return rect(0, top, SIZE.width, height, color) + `<g opacity=".55">${stroke(lines.join(''), INK.silver, 3)}</g>`
}

/** Three strands side by side along a path, as a rope is laid. @param offsets of the strands across the path */
export function rope(paths: readonly [string, string, string], width: number): string {
  return (
    paths.map((path) => stroke(path, INK.river, width + 7)).join('') +
    stroke(paths[0], INK.maas, width) +
    stroke(paths[1], INK.wier, width, `${width * 3} ${width * 1.4}`) +
    stroke(paths[1], INK.wier, width * 0.55) +
    stroke(paths[2], INK.mossel, width, `0 ${width * 1.5}`) +
    stroke(paths[2], INK.mossel, width * 0.55)
  )
}

/** A herring that swims to the right. @param length from tail to nose */
export function herring(x: number, y: number, length: number, body: string, line: string): string {
  const s = length / 68
  return (
    `<g transform="translate(${x} ${y}) scale(${s})">` +
    shape(
      'M1 4C8 6 13 12 18 13.500C27 8 38 5 47 6.500C56 8 62 11.500 66 15C62 18.500 56 22 47 23.500C38 25 27 22 18 16.500C13 18 8 24 1 26L5 15z',
      body,
    ) +
    shape('M36 6.500 41 1.500 45 6.200z', body) +
    stroke('M22 15H52', line, 0.9) +
    stroke('M55 10.500Q52.500 15 55 19.500', line, 0.9) +
    `<circle cx="60" cy="13.600" r="1.300" fill="${line}"/></g>`
  )
}
