/** Headers and redirects as Netlify and Cloudflare Pages read them from the published folder: `_headers` and `_redirects`. */
import { DOWNLOADS, SAVED_HEADERS, SAVED_TYPES } from '../serve/download-types.ts'
import { IMMUTABLE, KEEP, transportSecurity, TYPES, type Headers } from '../serve/headers.ts'
import { FOLDERS, typedNames } from './capitals.ts'
import { LIVE_FILE, LIVE_FILE_HEADERS } from './live-file.ts'
import type { Redirects } from './redirects.ts'

/** @param security headers of every answer */
export function headersFile(security: Headers): string {
  const blocks = [
    // Both hosts join what two blocks say of one header, and have everything asked for again by themselves.
    block('/*', { ...security, ...transportSecurity }),
    ...IMMUTABLE.map((folder) => block(`${folder}*`, { 'Cache-Control': KEEP })),
    block(`/${LIVE_FILE}`, LIVE_FILE_HEADERS),
    // No pattern can leave out what may be shown, so every file is saved there. Two policies hold both.
    block(`${DOWNLOADS}*`, SAVED_HEADERS),
    ...Object.entries(SAVED_TYPES)
      .filter(([ending]) => !(ending in TYPES))
      .map(([ending, type]) => block(`${DOWNLOADS}*.${ending}`, { 'Content-Type': type })),
    ...Object.entries(TYPES).map(([ending, type]) => block(`/*.${ending}`, { 'Content-Type': type })),
  ]
  return `${blocks.join('\n\n')}\n`
}

export function redirectsFile(redirects: Redirects): string {
  const lines = redirects.map(([from, to]) => `${plain(pathOf(from))} ${plain(to)} 301`)
  const capitals = FOLDERS.flatMap((folder) =>
    typedNames(folder).flatMap((typed) => [`/${typed} /${folder}/ 301`, `/${typed}/* /${folder}/:splat 301`]),
  )
  return `${[...lines, ...capitals].join('\n')}\n`
}

function block(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
  return [path, ...lines].join('\n')
}

/** @param from decoded, so that a question mark in it begins no query */
function pathOf(from: string): string {
  return encodeURI(from.toWellFormed()).replaceAll('?', '%3F').replaceAll('#', '%23')
}

/** Asterisk and colon are patterns in these files. @param path percent-encoded */
function plain(path: string): string {
  return path.replaceAll('*', '%2A').replaceAll(':', '%3A')
}
