/** A contact as the short vCard 3.0 that telephones read from a QR code; every character less is a coarser, surer code. */
import type { Contact } from '@programme/content-schemas'

export function shortCard(contact: Contact): string {
  const { name, organisation, mobile, phone, email } = contact
  const [first = '', ...rest] = name.split(' ')
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escape(rest.join(' '))};${escape(first)}`,
    `FN:${escape(name)}`,
    `ORG:${escape(organisation)}`,
    ...(mobile === undefined ? [] : [`TEL;TYPE=CELL:${mobile}`]),
    ...(phone === undefined ? [] : [`TEL:${phone}`]),
    ...(email === undefined ? [] : [`EMAIL:${email}`]),
    'END:VCARD',
  ]
  return lines.join('\n')
}

/** Of RFC 2426: a comma, a semicolon, a backslash and a line break are written with a backslash. */
function escape(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}
