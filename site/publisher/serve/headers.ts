/** The response headers of the public site. */
import { createHash } from 'node:crypto'
import { SEARCH_HOOK } from '../../search/hook.ts'

const hook = createHash('sha256').update(SEARCH_HOOK).digest('base64')

const policy = [
  "default-src 'none'",
  // Pagefind compiles its search core from WebAssembly.
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
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

const TYPES: Readonly<Record<string, string>> = {
  '.vcf': 'text/vcard; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
}

/** The headers of one file: hashed names are kept for a year, everything else is asked for again. */
export function fileHeaders(path: string): Readonly<Record<string, string>> {
  const immutable = path.startsWith('/_astro/') || path.startsWith('/media/')
  const extension = /\.\w+$/.exec(path)?.[0] ?? ''
  const type = TYPES[extension]
  return {
    ...securityHeaders,
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(type === undefined ? {} : { 'Content-Type': type }),
  }
}
