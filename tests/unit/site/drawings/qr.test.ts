/** What a telephone reads from the code: decoded by a library that did not make it. */
import { contacts } from '../../../../content-schemas/seed/people.ts'
import decode from 'qr/decode.js'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { shortCard } from '../../../../site/components/vcard.ts'
import { qrPath } from '../../../../site/drawings/qr.ts'

/** Paints the path as an image of four pixels a module. */
function paint({ size, path }: { size: number; path: string }) {
  const SCALE = 4
  const side = size * SCALE
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = 0; row < SCALE; row += 1) {
      const from = ((Number(y) * SCALE + row) * side + Number(x) * SCALE) * 4
      for (let at = 0; at < Number(run) * SCALE; at += 1) data.fill(0, from + at * 4, from + at * 4 + 3)
    }
  }
  return { width: side, height: side, data }
}

describe('the QR code of a contact', () => {
  it.each(contacts.map((contact) => [contact.name, contact]))('gives the card of %s', (_name, contact) => {
    const card = shortCard(contact)
    expect(decode(paint(qrPath(card)))).toBe(card)
    const parsed: unknown = ICAL.parse(card.replaceAll('\n', '\r\n'))
    expect(JSON.stringify(parsed)).toContain(contact.mobile)
    expect(JSON.stringify(parsed)).toContain(contact.email)
  })

  it('writes marks of the format inside a name with a backslash', () => {
    const [contact] = contacts
    if (!contact) throw new Error('the seed has no contact')
    expect(shortCard({ ...contact, organisation: 'Haring; Co, \\ BV' })).toContain(
      'ORG:Haring\\; Co\\, \\\\ BV',
    )
  })
})
