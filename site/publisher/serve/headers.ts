/** The response headers of the public site: one source for our own server and for the configuration of others (../hosts). */
import { createHash } from 'node:crypto'
import { SEARCH_HOOK } from '../../search/hook.ts'

const hook = createHash('sha256').update(SEARCH_HOOK).digest('base64')

const policy = [
  "default-src 'none'",
  // The hash is of the one inline script; Pagefind compiles its search core from WebAssembly.
  `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hook}'`,
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** For hosts that serve HTTPS: a year, this host only, because other sites may live on its subdomains. */
export const transportSecurity: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=31536000',
}

/** Folders whose file names carry a hash of what they hold. */
export const IMMUTABLE = ['/_astro/', '/media/', '/bestanden/']
export const KEEP = 'public, max-age=31536000, immutable'
export const ASK_AGAIN = 'no-cache'

/** Types that web servers do not know, or say without the character set. */
export const TYPES: Readonly<Record<string, string>> = {
  vcf: 'text/vcard; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  webmanifest: 'application/manifest+json',
}

/** The headers of one file: hashed names are kept for a year, everything else is asked for again. */
export function fileHeaders(path: string): Readonly<Record<string, string>> {
  const immutable = IMMUTABLE.some((folder) => path.startsWith(folder))
  const type = TYPES[/\.(\w+)$/.exec(path)?.[1] ?? '']
  return {
    ...securityHeaders,
    'Cache-Control': immutable ? KEEP : ASK_AGAIN,
    ...(type === undefined ? {} : { 'Content-Type': type }),
  }
}
