import { describe, expect, it } from 'vitest'
import { pictureOf } from '../../../../studio/desk/media/picture.ts'
import { pictureWarnings } from '../../../../studio/desk/media/warnings.ts'

function warnings(
  { width = 2000, size = 500_000, extension = 'jpg' },
  ...where: [place?: string, cut?: number]
): string {
  const picture = pictureOf({
    _id: `image-${'a'.repeat(40)}-${width}x900-${extension}`,
    url: '/a',
    size,
    metadata: { dimensions: { width, height: 900 } },
  })
  return picture ? pictureWarnings(picture, ...where).join(' ') : 'no picture'
}

describe('what an editor hears of the size of a picture', () => {
  it('is nothing where it suits', () => {
    expect(warnings({}, 'heroImage')).toBe('')
  })

  it('is that it is too small for its place, each of which needs its own size', () => {
    expect(warnings({ width: 1000 }, 'heroImage')).toContain('Te klein: 1000 pixels breed, hier zijn er 1200')
    expect(warnings({ width: 1000 }, 'photo')).toBe('')
    expect(warnings({ width: 300 }, 'photo')).toContain('Te klein')
  })

  it('is that what the crop leaves is too small', () => {
    expect(warnings({}, 'heroImage', 0.5)).toContain('Te klein: 1000 pixels breed')
  })

  it('is that the file is heavy', () => {
    expect(warnings({ size: 9_000_000 })).toContain('Erg zwaar bestand')
  })

  it('is not that a drawing is small, which has no pixels', () => {
    expect(warnings({ width: 100, extension: 'svg' }, 'heroImage')).toBe('')
  })
})
