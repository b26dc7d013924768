import { describe, expect, it } from 'vitest'
import { focusOf, imagesIn, variantsOf } from '../../../../site/content/media.ts'

const hash = 'a'.repeat(40)
const image = (size: string, extension = 'jpg') => ({
  _type: 'image' as const,
  asset: { _type: 'reference' as const, _ref: `image-${hash}-${size}-${extension}` },
  alt: 'De haven',
})

describe('the sizes of a picture', () => {
  it('run up to the original, keep its shape, and are never larger', () => {
    expect(variantsOf(image('1000x500')).map(({ width, height }) => [width, height])).toEqual([
      [400, 200],
      [680, 340],
      [1000, 500],
    ])
  })

  it('stop at 1600 pixels', () => {
    expect(variantsOf(image('6000x4000')).at(-1)?.width).toBe(1600)
  })

  it('have addresses that tell crops apart', () => {
    const cropped = { ...image('1000x1000'), crop: { top: 0, bottom: 0.5, left: 0, right: 0 } }
    const [whole] = variantsOf(image('1000x1000'))
    const [half] = variantsOf(cropped)
    expect(half).toMatchObject({ width: 400, height: 200 })
    expect(half?.path).not.toBe(whole?.path)
    expect(half?.query).toContain('rect=0,0,1000,500')
  })

  it('keep in view what the editor chose, measured in what the crop leaves', () => {
    const spot = (y: number) => ({ hotspot: { x: 0.5, y, width: 0.2, height: 0.2 } })
    const upper = { crop: { top: 0, bottom: 0.5, left: 0, right: 0 } }
    expect(focusOf(image('1000x1000'))).toBeUndefined()
    expect(focusOf({ ...image('1000x1000'), ...spot(0.5) })).toBeUndefined()
    expect(focusOf({ ...image('1000x1000'), ...spot(0.22) })).toBe(20)
    expect(focusOf({ ...image('1000x1000'), ...spot(0.4), ...upper })).toBe(80)
    expect(focusOf({ ...image('1000x1000'), ...spot(0.9), ...upper })).toBe(100)
  })

  it('leave a vector drawing as it is', () => {
    expect(variantsOf(image('300x200', 'svg'))).toEqual([
      { width: 300, height: 200, path: `/media/${hash}.svg`, query: '' },
    ])
  })

  it('are found however deep the picture lies', () => {
    expect(imagesIn({ body: [{ nested: [image('10x10')] }, 'text', null] })).toEqual([image('10x10')])
  })
})
