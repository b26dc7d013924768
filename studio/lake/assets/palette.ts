/** The colours of a picture, chosen and named as Sanity's palette has them. */
import { DefaultGenerator } from '@vibrant/generator-default'
import { MMCQ } from '@vibrant/quantizer-mmcq'

const COLOURS = 64

type Swatch = ReturnType<typeof MMCQ>[number]

/** @param pixels RGBA, four bytes each */
export async function paletteOf(pixels: Uint8Array): Promise<Record<string, unknown>> {
  const seen = visible(pixels)
  if (seen.length === 0) return { _type: 'sanity.imagePalette' }
  const swatches = MMCQ(seen, { colorCount: COLOURS })
  const total = seen.length / 4
  const { Vibrant, Muted, DarkVibrant, DarkMuted, LightVibrant, LightMuted } =
    await DefaultGenerator(swatches)
  const named = { Vibrant, Muted, DarkVibrant, DarkMuted, LightVibrant, LightMuted }
  const dominant = Object.values(named).reduce(
    (most, swatch) => (swatch && swatch.population > (most?.population ?? -1) ? swatch : most),
    null,
  )
  const palette: Record<string, unknown> = { _type: 'sanity.imagePalette' }
  for (const [name, swatch] of Object.entries({ ...named, Dominant: dominant })) {
    if (swatch) palette[name.charAt(0).toLowerCase() + name.slice(1)] = describe(swatch, total)
  }
  return palette
}

function describe(swatch: Swatch, total: number): Record<string, unknown> {
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: swatch.hex,
    foreground: swatch.bodyTextColor,
    title: swatch.titleTextColor,
    /** Per cent of the pixels. */
    population: Math.round((swatch.population / total) * 10_000) / 100,
  }
}

/** The pixels that show: mostly opaque. */
function visible(pixels: Uint8Array): Uint8ClampedArray {
  const seen = new Uint8ClampedArray(pixels.length)
  let length = 0
  for (let at = 0; at < pixels.length; at += 4) {
    if ((pixels[at + 3] ?? 0) < 125) continue
    seen.set(pixels.subarray(at, at + 4), length)
    length += 4
  }
  return seen.slice(0, length)
}
