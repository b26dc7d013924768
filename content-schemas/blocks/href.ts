/** Where a link may lead: https, http, mailto, tel, a path of this site, or an anchor. Nothing else, however it is written. */
import { z } from 'zod'
import { hasUnsupportedCharacters } from '../characters.ts'
import { fieldRegistry } from '../studio-registry.ts'

const PROTOCOLS = new Set(['https:', 'http:', 'mailto:', 'tel:'])

/** Browsers drop tabs and line breaks inside an address and read a backslash as a slash, so none of them may occur. */
const FORBIDDEN = /[\p{Cc}\s\\]/u

/** True for an address that is safe in an `href`. */
export function isSafeHref(value: string): boolean {
  if (value === '' || FORBIDDEN.test(value) || hasUnsupportedCharacters(value)) return false
  if (value.startsWith('#')) return true
  if (value.startsWith('/')) return !value.startsWith('//') && !hasDotSegment(value)
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  if (!PROTOCOLS.has(url.protocol)) return false
  return url.protocol === 'mailto:' || url.protocol === 'tel:'
    ? url.pathname.length > 0
    : value.includes('://')
}

/** Times that an address may be encoded anew. */
const MOST_DECODED = 4

/** True where a path climbs, or seems to, as `/a/../b` does, however its dots and slashes are encoded. */
function hasDotSegment(path: string): boolean {
  let plain = path.split(/[?#]/, 1)[0] ?? ''
  for (let times = 0; times < MOST_DECODED; times += 1)
    plain = plain.replace(/%(2e|2f|5c|25)/gi, (code) => decodeURIComponent(code))
  return plain.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')
}

/** True for an address on this site: a path from its root, without `//` and without `/\`. */
function isSitePath(value: string): boolean {
  return value.startsWith('/') && isSafeHref(value)
}

/** False where a percent sign begins no code, so that no browser can ask for it. */
export function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

const REMEDY = 'Gebruik een adres dat begint met https://, http://, mailto:, tel:, / of #.'

export const href = z
  .string()
  .refine(isSafeHref, { error: `Dit adres kan hier niet. ${REMEDY}` })
  .meta({ title: 'Adres', description: REMEDY })
  .register(fieldRegistry, { link: true })

export const sitePath = z
  .string()
  .refine(isSitePath, {
    error: 'Dit is geen pad op deze site. Begin met één schuine streep, zoals /projecten/.',
  })
  .meta({ title: 'Pad', description: 'Een adres op deze site, zoals /projecten/.' })
  .register(fieldRegistry, { link: true })
