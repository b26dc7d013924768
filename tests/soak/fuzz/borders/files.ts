/** Pictures and files: uploads of what is nearly a picture, and renditions by every parameter. */
import fc from 'fast-check'
import { hugeGif, hugePng } from '../../../support/pictures.ts'
import { border, type World } from '../border.ts'
import { encoded, exchange, headers, search, wrongWith } from '../exchange.ts'
import { text, word } from '../values.ts'
import { authorisation, credentials } from './credentials.ts'

const svg = (inner: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90">${inner}</svg>`,
  )
const NESTED = Array.from(
  { length: 12 },
  (_, n) => `<g id="g${n + 1}">${`<use xlink:href="#g${n}"/>`.repeat(8)}</g>`,
).join('')
const BASES: readonly [Buffer, ...Buffer[]] = [
  hugePng(64, 48),
  hugeGif(20, 20, 2),
  hugePng(12_000, 9),
  hugePng(20_000, 20_000),
  svg('<rect width="9" height="9"/>'),
  svg(
    '<script>alert(1)</script><image href="file:///etc/passwd"/><image href="http://127.0.0.1:1/x.png" width="9" height="9"/>',
  ),
  svg(`<defs><g id="g0"><rect width="9" height="9"/></g>${NESTED}</defs><use xlink:href="#g12"/>`),
  svg(
    '<filter id="f"><feGaussianBlur stdDeviation="2000"/></filter><rect width="9" height="9" filter="url(#f)"/>',
  ),
  Buffer.from(
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
  ),
  Buffer.from('<!doctype html><script>alert(1)</script>'),
  Buffer.from('%PDF-1.7\n'),
]
const changed = fc
  .tuple(
    fc.constantFrom(...BASES),
    fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
    fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  )
  .map(([base, edits, part]) => {
    const copy = Buffer.from(base.subarray(0, Math.ceil(base.length * part)))
    for (const [at, byte] of edits) if (at < copy.length) copy[at] = byte
    return new Uint8Array(copy)
  })
const content = fc.oneof(
  { weight: 5, arbitrary: changed },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 1, arbitrary: text.map((one) => new Uint8Array(Buffer.from(one))) },
)
const TYPES = ['image/png', 'image/svg+xml', 'text/html', 'application/json', 'x', ''] as const
const SUFFIXES = ['', '.png', '.html', '.svg', '.docx', '.ics'] as const
const upload = fc.record({
  kind: fc.constantFrom('images', 'images', 'files'),
  content,
  type: fc.constantFrom(...TYPES),
  name: fc.tuple(word, fc.constantFrom(...SUFFIXES)).map((parts) => parts.join('')),
  more: search(
    'meta',
    'label',
    'title',
    'description',
    'creditLine',
    'sourceId',
    'sourceName',
    'sourceUrl',
    'filename',
  ),
  credentials,
})

/** Paths of what was uploaded, for renditions to be asked of. */
const kept: string[] = []

export const uploads = border(
  'uploads',
  upload,
  async ({ kind, content: body, type, name, more, credentials: who }, world) => {
    const answer = await exchange(world.studioPort, {
      method: 'POST',
      target: `/v2025-02-19/assets/${kind}/production?filename=${encodeURIComponent(name.toWellFormed())}&${more.slice(1).replace(/\s/g, '+')}`,
      headers: [...authorisation(who, world), ['Content-Type', type]],
      body,
    })
    const path = /"path":"([^"]+)"/.exec(answer.body)?.[1]
    if (path !== undefined && !kept.includes(path) && kept.length < 50) kept.push(path)
    return wrongWith(answer)
  },
)

const CHOICES = {
  w: ['1', '90', '0', '-1', '8192', '99999', '1.5', 'NaN'],
  h: ['1', '90', '8192', '1e3'],
  fit: ['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min', 'x'],
  fm: ['jpg', 'pjpg', 'png', 'webp', 'avif', 'json', 'svg'],
  q: ['100', '0', '-5', '1'],
  crop: ['top', 'focalpoint', 'entropy', 'left,bottom', ''],
  'fp-x': ['0.5', '2', '-1'],
  rect: ['0,0,1,1', '0,0,0,0', '-1,-1,9,9', '1,2,3', '99999,0,1,1'],
  bg: ['fff', 'zzz', '80ffffff'],
  blur: ['2000', '1', '-1'],
  sharp: ['100', '1e9'],
  or: ['90', '45'],
  dpr: ['3', '0', '99'],
  auto: ['format', 'x'],
  dl: ['', 'a.png', '%0d%0a', '%e6%97%a5.html', '../x'],
  frame: ['1'],
  pad: ['99999', '-1'],
  sat: ['-100', '9e9'],
  invert: ['true'],
} as const
const rendition = fc
  .array(
    fc.oneof(
      ...Object.entries(CHOICES).map(([name, values]) =>
        fc.constantFrom(...values).map((one) => `${name}=${one}`),
      ),
      encoded.map((one) => `w=${one}`),
    ),
    { maxLength: 5 },
  )
  .map((all) => all.join('&').replace(/\s/g, '+'))

export const renditions = border(
  'renditions',
  fc.record({
    pick: fc.nat(1_000),
    rendition,
    vanity: fc.oneof(
      fc.constant(''),
      encoded.map((one) => `/${one.replace(/\s/g, '+')}`),
    ),
    headers,
    isSeed: fc.boolean(),
  }),
  async ({ pick, rendition: parameters, vanity, headers: more, isSeed }, world) => {
    const all = isSeed || kept.length === 0 ? await seedImages(world) : kept
    const path = all[pick % Math.max(1, all.length)] ?? 'images/local/production/none.png'
    return wrongWith(
      await exchange(world.studioPort, {
        method: 'GET',
        target: `/${path}${vanity}?${parameters}`,
        headers: [...authorisation('mine', world), ...more],
      }),
    )
  },
)

let seeds: readonly string[] | undefined
async function seedImages({ client }: World): Promise<readonly string[]> {
  seeds ??= await client.fetch<string[]>('*[_type == "sanity.imageAsset"].path').catch(() => [])
  return seeds
}
