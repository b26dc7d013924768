/** What a telephone reads from the code: decoded by a library that did not make it. */
import { contacts } from '../../../../content-schemas/seed/people.ts'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import ICAL from 'ical.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { shortCard } from '../../../../site/formats/vcard.ts'
import { qrPath } from '../../../../site/drawings/qr.ts'

/** Pixels of a module. */
const SCALE = 4

interface Painting {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

function paint({ size, path }: { size: number; path: string }): Painting {
  const side = size * SCALE
  const image = { width: side, height: side, data: new Uint8ClampedArray(side * side * 4).fill(255) }
  let [x, y] = [0, 0]
  for (const [, move = '', right, down, run] of path.matchAll(/([Mm])(\d+) (\d+)h(\d+)/g)) {
    if (move === 'M') [x, y] = [Number(right), Number(down)]
    else x += Number(right)
    stain(image, x, y, Number(run))
    x += Number(run)
  }
  return image
}

/** Makes modules of one row dark. */
function stain({ width, data }: Painting, x: number, y: number, run: number): void {
  for (let row = 0; row < SCALE; row += 1) {
    const from = ((y * SCALE + row) * width + x * SCALE) * 4
    for (let at = 0; at < run * SCALE; at += 1) data.fill(0, from + at * 4, from + at * 4 + 3)
  }
}

async function decode(image: Painting): Promise<string[]> {
  return (await readBarcodes({ ...image, colorSpace: 'srgb' }, { formats: ['QRCode'] })).map(
    ({ text }) => text,
  )
}

beforeAll(async () => {
  const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: (await readFile(wasm)).buffer } })
})

describe('the QR code of a contact', () => {
  it.each(contacts.map((contact) => [contact.name, contact]))(
    'gives the card of %s',
    async (_name, contact) => {
      const card = shortCard(contact)
      expect(await decode(paint(qrPath(card)))).toEqual([card])
      const parsed: unknown = ICAL.parse(card.replaceAll('\n', '\r\n'))
      expect(JSON.stringify(parsed)).toContain(contact.mobile)
      expect(JSON.stringify(parsed)).toContain(contact.email)
    },
  )

  it('is read past a stain over four of its 26 words', async () => {
    const code = qrPath('Haring')
    expect(code.size).toBe(21 + 2 * 4)
    const image = paint(code)
    for (let y = 17; y < 25; y += 1) stain(image, 23, y, 2)
    for (let y = 17; y < 25; y += 1) stain(image, 21, y, 2)
    expect(await decode(image)).toEqual(['Haring'])
  })

  it('writes marks of the format inside a name with a backslash', () => {
    const [contact] = contacts
    if (!contact) throw new Error('the seed has no contact')
    expect(shortCard({ ...contact, organisation: 'Haring; Co, \\ BV' })).toContain(
      'ORG:Haring\\; Co\\, \\\\ BV',
    )
  })
})
