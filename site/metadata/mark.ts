/** The mark as an SVG of its own: three strokes, one for each party, that are one fish. */

/** Where the three strokes run, in a box of 68 by 30, and their colours on a dark ground. */
const STROKES = [
  ['#6fb3ee', 'M2 3C9 5 13 12 18 13.5C27 8 38 4 47 5.5C56 7 62 11 66 15'],
  ['#4cc4a7', 'M5 15H57'],
  ['#b99bf0', 'M2 27C9 25 13 18 18 16.5C27 22 38 26 47 24.5C56 23 62 19 66 15'],
] as const

/** As in site/styles/tokens.css: the hull, dark in every light. */
export const WATER = '#0c1f2b'

/** @param width of the strokes, in units of the box */
export function markSvg(width: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 68 30">${strokes(width)}</svg>`
}

/** The mark on a square of water, for icons; wide strokes, because icons are small. */
export function iconSvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${WATER}"/><g transform="translate(13 33.7) scale(1.088)">${strokes(4)}</g></svg>`
}

function strokes(width: number): string {
  const paths = STROKES.map(([colour, path]) => `<path stroke="${colour}" d="${path}"/>`)
  return `<g fill="none" stroke-width="${width}" stroke-linecap="round">${paths.join('')}</g>`
}
