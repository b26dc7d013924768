import { sanitizeLine } from '@programme/content-schemas'
import { fc } from '../../../support/fast-check.ts'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { card, shortCard } from '../../../../site/formats/vcard.ts'
import { anyText } from '../../../support/any-text.ts'
import { madeContact } from '../../../support/made-documents.ts'

const url = 'https://example.test/contact/noor-de-vries/'

/** The values of the properties of a card; ical.js leaves the backslash before a semicolon where a value has no parts. */
function read(text: string): Record<string, unknown> {
  const parsed: unknown = ICAL.parse(text)
  const properties = new ICAL.Component(Array.isArray(parsed) ? parsed : []).getAllProperties()
  return Object.fromEntries(
    properties.map((property) => {
      const value: unknown = property.getFirstValue()
      return [property.name, typeof value === 'string' ? bare(value) : value]
    }),
  )
}

/** Without backslashes before a semicolon: whether one was escaped or written is not known after ical.js. */
const bare = (text: string): string => text.replace(/\\+;/g, ';')

const plain = (text: string): string => bare(sanitizeLine(text))

const VERSIONS = ['3.0', '4.0'] as const

describe('a card', () => {
  it('has its number and its address in the writing of its version', () => {
    const contact = { ...madeContact, mobile: '+31612345678', email: 'noor@example.test' }
    const old = card(contact, url)
    expect(old).toContain('VERSION:3.0\r\n')
    expect(old).toContain('TEL;TYPE=CELL:+31612345678\r\n')
    expect(old).toContain('EMAIL;TYPE=INTERNET:noor@example.test\r\n')
    expect(card(contact, url, '4.0')).toContain('TEL;TYPE=cell;VALUE=uri:tel:+31612345678\r\n')
  })

  it('reads back as what went in, whatever that is', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, organisation, role) => {
        const given = { ...madeContact, name, organisation, role }
        const written = VERSIONS.map((version) => card(given, url, version))
        const whole = written.map(read)
        for (const found of whole) expect(found['title']).toBe(plain(role))
        for (const found of [...whole, read(`${shortCard(given).replaceAll('\n', '\r\n')}\r\n`)]) {
          expect(found['fn']).toBe(plain(name))
          expect(found['org']).toBe(plain(organisation))
        }
        for (const line of written.join('').split('\r\n'))
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
    )
  })

  it('has the same properties, whatever is in it', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, organisation) => {
        const given = { ...madeContact, name, organisation }
        expect(Object.keys(read(card(given, url)))).toEqual(Object.keys(read(card(madeContact, url))))
      }),
    )
  })

  it.each(['\r\n', '\n', '\u0085', '\u2028', '\u000b'])('has no line of a name’s own after %j', (end) => {
    const contact = { ...madeContact, name: `Noor${end}TEL:+31600000000`, organisation: `X${end}NOTE:y` }
    for (const text of [card(contact, url), shortCard(contact)])
      expect(text.split(/\r\n|[\n\r\u0085\u2028\v]/).join('\n')).not.toMatch(/^(?:TEL:\+31600|NOTE)/m)
  })

  it('has one organisation, whatever is in it', () => {
    const contact = { ...madeContact, organisation: 'Gemeente X; team A, B\\C' }
    expect(card(contact, url)).toContain('ORG:Gemeente X\\; team A\\, B\\\\C\r\n')
    expect(shortCard(contact)).toContain('ORG:Gemeente X\\; team A\\, B\\\\C\n')
  })
})
