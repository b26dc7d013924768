/** Pictures that are hard to draw: each is cut after a while, and a thumbnail is made meanwhile. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let photo: string
beforeAll(async () => {
  lake = await startLake()
  const plain = await sharp({ create: { width: 1_600, height: 1_200, channels: 3, background: '#285' } })
    .jpeg()
    .toBuffer()
  photo = (await lake.client().assets.upload('image', plain)).url
})
afterAll(async () => {
  await lake.stop()
})

const HARD = {
  'a blur of 2,000': '<filter id="f"><feGaussianBlur stdDeviation="2000"/></filter>',
  turbulence: '<filter id="f"><feTurbulence baseFrequency="0.001" numOctaves="500"/></filter>',
  'many morphologies': `<filter id="f">${'<feMorphology operator="dilate" radius="300"/>'.repeat(50)}</filter>`,
}

function svgOf(defs: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="7000" height="7000"><defs>${defs}</defs><rect width="7000" height="7000" fill="red" filter="url(#f)"/></svg>`
}

/** A group of ten, of ten, of ten … */
const nested = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><defs><rect id="g0" width="900" height="900" opacity=".5"/>${Array.from(
  { length: 9 },
  (_, level) => `<g id="g${level + 1}" opacity=".9">${`<use href="#g${level}"/>`.repeat(10)}</g>`,
).join('')}</defs><use href="#g9"/></svg>`

async function statusOf(svg: string): Promise<number> {
  const uploaded = await fetch(`${lake.origin}/v1/assets/images/production`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lake.token}`, 'content-type': 'image/svg+xml' },
    body: svg,
  })
  const text = await uploaded.text()
  const path = /"path":"([^"]+)"/.exec(text)?.[1]
  return path === undefined ? uploaded.status : (await fetch(`${lake.origin}/${path}?fm=png&w=500`)).status
}

const DRAWINGS: readonly (readonly [name: string, svg: string])[] = [
  ...Object.entries(HARD).map(([name, defs]) => [name, svgOf(defs)] as const),
  ['nested uses', nested],
]

describe('a drawing', () => {
  it.each(DRAWINGS)(
    'with %s is refused or made, and a thumbnail meanwhile',
    { timeout: 120_000 },
    async (name, svg) => {
      const order: string[] = []
      const hard = statusOf(svg).then((status) => {
        order.push('drawing')
        return status
      })
      const thumbnail = await fetch(`${photo}?w=${80 + name.length}`)
      expect(thumbnail.status).toBe(200)
      await thumbnail.arrayBuffer()
      order.push('thumbnail')
      expect([200, 400]).toContain(await hard)
      expect(order).toContain('thumbnail')
      expect((await fetch(`${photo}?w=${160 + name.length}`)).status).toBe(200)
    },
  )
})

it('who is not known gets 503 past a bound, and who is known gets a thumbnail before them', async () => {
  const ask = (query: string, headers: Record<string, string> = {}) => fetch(`${photo}?${query}`, { headers })
  const done: string[] = []
  const many = Array.from({ length: 60 }, async (_, q) => {
    const { status, headers } = await ask(`w=1500&h=1500&fit=crop&fm=webp&q=${40 + q}`)
    done.push(String(status))
    return [status, headers.has('retry-after')] as const
  })
  await Promise.race(many)
  const thumbnail = await ask('w=90', { authorization: `Bearer ${lake.token}` })
  expect(thumbnail.status).toBe(200)
  expect(done.filter((status) => status === '200').length).toBeLessThan(20)
  const answers = await Promise.all(many)
  expect(answers.filter(([status]) => status === 200).length).toBeGreaterThanOrEqual(40)
  expect(answers.filter(([status]) => status !== 200)).toEqual(
    answers.filter(([status]) => status !== 200).map(() => [503, true]),
  )
}, 180_000)
