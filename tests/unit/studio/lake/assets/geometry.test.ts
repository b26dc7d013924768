import { fc } from '../../../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { measure } from '../../../../../studio/lake/assets/geometry.ts'
import { parseImageParameters } from '../../../../../studio/lake/assets/parameters.ts'

const original = { width: 400, height: 200 }
const measured = (query: string) => measure(original, parseImageParameters(new URLSearchParams(query), ''))

describe('the measures of a picture', () => {
  it.each([
    ['', 400, 200],
    ['w=100', 100, 50],
    ['h=100', 200, 100],
    ['w=800', 400, 200],
    ['w=100&dpr=2', 200, 100],
    ['w=100&h=100', 100, 50],
    ['w=800&fit=max', 400, 200],
    ['w=100&h=100&fit=scale', 100, 100],
    ['w=100&h=100&fit=crop', 100, 100],
    ['w=800&h=800&fit=crop', 200, 200],
    ['w=800&h=800&fit=min', 200, 200],
    ['w=100&h=100&fit=min', 100, 100],
    ['w=100&fit=crop&min-h=80', 100, 80],
    ['w=300&fit=crop&max-h=90', 300, 90],
    ['rect=0,0,100,100&w=50', 50, 50],
    ['rect=350,0,100,100', 50, 100],
  ])('with "%s" are %i × %i', (query, width, height) => {
    expect(measured(query).size).toEqual({ width, height })
  })

  it.each([
    ['fill', 400, 200, 800, 800],
    ['fillmax', 400, 200, 800, 800],
  ])('with fit=%s lie on a canvas of the box', (fit, width, height, wide, high) => {
    expect(measured(`w=800&h=800&fit=${fit}`)).toMatchObject({
      size: { width, height },
      canvas: { width: wide, height: high },
    })
  })
})

it('no picture is made larger than the part of the original that it shows', () => {
  const side = fc.option(fc.integer({ min: 1, max: 8_192 }), { nil: undefined })
  const fits = ['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min']
  fc.assert(
    fc.property(side, side, fc.constantFrom(...fits), fc.integer({ min: 1, max: 5 }), (w, h, fit, dpr) => {
      const query = new URLSearchParams({ fit, dpr: String(dpr) })
      if (w !== undefined) query.set('w', String(w))
      if (h !== undefined) query.set('h', String(h))
      const { region, size, canvas } = measured(query.toString())
      expect(size.width).toBeLessThanOrEqual(Math.max(1, region.width))
      expect(size.height).toBeLessThanOrEqual(Math.max(1, region.height))
      expect(Math.max(canvas.width, canvas.height)).toBeLessThanOrEqual(2_048)
    }),
  )
})

describe('what stays in view where a picture is cut', () => {
  it.each([
    ['', 100],
    ['&crop=left', 0],
    ['&crop=right', 200],
    ['&crop=top,right', 200],
    ['&crop=focalpoint&fp-x=0.4&fp-y=0.5', 60],
    ['&fp-x=0.9', 200],
  ])('with "%s" begins at pixel %i', (query, left) => {
    expect(measured(`w=50&h=50&fit=crop${query}`).region).toEqual({ left, top: 0, width: 200, height: 200 })
  })
})

describe('a parameter that makes no sense', () => {
  it.each([
    'w=0',
    'w=abc',
    'w=8193',
    'h=-1',
    'dpr=9',
    'q=101',
    'fit=squeeze',
    'crop=somewhere',
    'fp-x=2',
    'rect=1,2,3',
    'rect=0,0,0,10',
    'rect=500,0,10,10',
    'bg=blue',
    'fm=exe',
    'flip=x',
    'or=45',
    'blur=2001',
    'sharp=101',
    'pad=-1',
    'frame=2',
    'w=Infinity',
    'w=1e9',
  ])('"%s" is refused', (query) => {
    expect(() => measured(query)).toThrow(expect.objectContaining({ status: 400 }))
  })
})
