/** Draws the picture of a shared link from the identity: dark water, the fish of three strokes, the title in the display type. */
import bold from '@fontsource/big-shoulders/files/big-shoulders-latin-800-normal.woff?inline'
import boldMore from '@fontsource/big-shoulders/files/big-shoulders-latin-ext-800-normal.woff?inline'
import medium from '@fontsource/big-shoulders/files/big-shoulders-latin-500-normal.woff?inline'
import mediumMore from '@fontsource/big-shoulders/files/big-shoulders-latin-ext-500-normal.woff?inline'
import { renderAsync } from '@resvg/resvg-js'
import satori, { type Font } from 'satori'
import { CARD_HEIGHT, CARD_WIDTH, type Card } from '../content/share-card.ts'
import { markSvg, WATER } from './mark.ts'

/** As in site/styles/tokens.css, for a dark ground. */
const COLOURS = { water: WATER, light: '#e9eff2', kind: '#ffe9a8' }
const FONT = 'Big Shoulders'
/** Pixels: on all sides, and between those at the left and the right. */
const MARGIN = 72
const ROOM = CARD_WIDTH - 2 * MARGIN
/** Width of a letter, in parts of its height. */
const LETTER = 0.5

const fonts: Font[] = [
  { name: FONT, data: decoded(bold), weight: 800 },
  { name: FONT, data: decoded(boldMore), weight: 800 },
  { name: FONT, data: decoded(medium), weight: 500 },
  { name: FONT, data: decoded(mediumMore), weight: 500 },
]

/** Takes some tens of milliseconds. @returns a PNG, the same bytes for the same card */
export async function drawCard({ kind, title, site }: Card): Promise<Uint8Array<ArrayBuffer>> {
  const size = sizeOf(title)
  const layout = box(
    {
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: `60px ${MARGIN}px`,
      background: COLOURS.water,
      color: COLOURS.light,
      fontFamily: FONT,
      fontWeight: 500,
    },
    picture(markSvg(1.5), { position: 'absolute', right: 64, bottom: 44, width: 430, height: 190 }),
    box(
      { flexDirection: 'column' },
      box({ fontSize: 40, color: COLOURS.kind, height: 52 }, kind),
      box({ fontSize: size, fontWeight: 800, lineHeight: 1, lineClamp: 3, display: 'block' }, title),
    ),
    box({ fontSize: 42 }, site),
  )
  const svg = await satori(layout, { width: CARD_WIDTH, height: CARD_HEIGHT, fonts })
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } })
  return new Uint8Array(image.asPng())
}

/** Pixels of the title: smaller for a long one, and for a word that would reach beyond the margin. */
function sizeOf(title: string): number {
  const longest = Math.max(...title.split(/[\s-]+/).map(({ length }) => length))
  return Math.min(
    title.length > 70 ? 80 : title.length > 36 ? 100 : 136,
    Math.floor(ROOM / (longest * LETTER)),
  )
}

type Style = Readonly<Record<string, string | number>>

/** What satori takes for an element. */
function box(style: Style, ...children: readonly (object | string)[]) {
  return { type: 'div', key: null, props: { style: { display: 'flex', ...style }, children } }
}

function picture(svg: string, style: Style) {
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return { type: 'img', key: null, props: { src, style } }
}

function decoded(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64')
}
