/** A contact as a vCard: whole for an address book, short for the QR code that a telephone reads. */
import { sanitizeLine, type Contact } from '@programme/content-schemas'

/** Octets of a line (RFC 6350, section 3.2); what is longer goes on in the next, after a space. */
const LONGEST_LINE = 75

/** How each version writes telephone numbers and mail addresses. */
const WAYS = {
  '3.0': { mobile: ['TEL;TYPE=CELL', ''], phone: ['TEL;TYPE=WORK', ''], email: 'EMAIL;TYPE=INTERNET' },
  '4.0': {
    mobile: ['TEL;TYPE=cell;VALUE=uri', 'tel:'],
    phone: ['TEL;TYPE=work;VALUE=uri', 'tel:'],
    email: 'EMAIL;TYPE=work',
  },
} as const

/** @param url of the contact's page @param version 3.0 (RFC 2426), which every address book reads, or 4.0 (RFC 6350) */
export function card(contact: Contact, url: string, version: keyof typeof WAYS = '3.0'): string {
  const ways = WAYS[version]
  const [[mobileName, mobileStart], [phoneName, phoneStart]] = [ways.mobile, ways.phone]
  const { name, role, organisation, mobile, phone, email } = contact
  const lines = [
    'BEGIN:VCARD',
    property('VERSION', version),
    property('FN', name),
    property('N', ...nameParts(name), '', '', ''),
    property('ORG', organisation),
    property('TITLE', role),
    ...when(mobileName, mobile && mobileStart + mobile),
    ...when(phoneName, phone && phoneStart + phone),
    ...when(ways.email, email),
    property('URL', url),
    'END:VCARD',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** vCard 3.0 (RFC 2426), which more telephones read from a code; every character less is a coarser, surer one. */
export function shortCard({ name, organisation, mobile, phone, email }: Contact): string {
  return [
    'BEGIN:VCARD',
    property('VERSION', '3.0'),
    property('N', ...nameParts(name)),
    property('FN', name),
    property('ORG', organisation),
    ...when('TEL;TYPE=CELL', mobile),
    ...when('TEL', phone),
    ...when('EMAIL', email),
    'END:VCARD',
  ].join('\n')
}

/** The family name, then the given name. */
function nameParts(name: string): [string, string] {
  const [first = '', ...rest] = sanitizeLine(name).split(' ')
  return [rest.join(' '), first]
}

function when(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [property(name, value)]
}

/** @param name with its parameters, which are ours @param parts the value, in parts where it has some */
function property(name: string, ...parts: readonly string[]): string {
  return `${name}:${parts.map((part) => sanitizeLine(part).replace(/[\\,;]/g, '\\$&')).join(';')}`
}

function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LONGEST_LINE) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
