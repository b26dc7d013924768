/** The response headers of the public site: one source for our own server and for the configuration of others (../hosts). */
import { createHash } from 'node:crypto'
import { SEARCH_HOOK } from '../../search/hook.ts'
import { downloadType, SAVED_HEADERS } from './download-types.ts'

const hook = createHash('sha256').update(SEARCH_HOOK).digest('base64')

export type Headers = Readonly<Record<string, string>>

/**
 * @param formTarget where the contact form posts to: a path of the site, or an address elsewhere, whose origin is then
 * the only other one that a form may post to
 */
export function securityHeaders(formTarget?: string): Headers {
  const policy = [
    "default-src 'none'",
    // The hash is of the one inline script; Pagefind compiles its search core from WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hook}'`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ["form-action 'self'", ...originOf(formTarget)].join(' '),
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
  }
}

function originOf(formTarget: string | undefined): string[] {
  return formTarget === undefined || formTarget.startsWith('/') ? [] : [new URL(formTarget).origin]
}

/** For hosts that serve HTTPS: a year, this host only, because other sites may live on its subdomains. */
export const transportSecurity: Headers = {
  'Strict-Transport-Security': 'max-age=31536000',
}

/** Folders whose file names carry a hash of what they hold. */
export const IMMUTABLE = [
  ...['/_astro/', '/media/', '/bestanden/', '/og/'],
  ...['/pagefind/filter/', '/pagefind/fragment/', '/pagefind/index/'],
]
export const KEEP = 'public, max-age=31536000, immutable'
export const REVALIDATE = 'no-cache'

/** Types that web servers do not know, or say without the character set. */
export const TYPES: Readonly<Record<string, string>> = {
  vcf: 'text/vcard; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  webmanifest: 'application/manifest+json',
  ico: 'image/x-icon',
}

/** The headers of one file: hashed names are kept for a year, everything else is asked for again. @param security of {@link securityHeaders} */
export function fileHeaders(path: string, security: Headers): Headers {
  const immutable = IMMUTABLE.some((folder) => path.startsWith(folder))
  const download = downloadType(path)
  const type = download?.type ?? TYPES[/\.(\w+)$/.exec(path)?.[1] ?? '']
  return {
    ...security,
    ...(download && !download.isShown ? SAVED_HEADERS : {}),
    'Cache-Control': immutable ? KEEP : REVALIDATE,
    ...(type === undefined ? {} : { 'Content-Type': type }),
  }
}
