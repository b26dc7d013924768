/** A release as files: its pages, pictures and feeds, the search index, redirects, and what hosts read. */
import { hash } from 'node:crypto'
import { fileOf } from '../files.ts'
import { headersFile, redirectsFile } from '../hosts/netlify.ts'
import type { Redirects } from '../hosts/redirects.ts'
import type { Releases } from '../releases/releases.ts'
import { securityHeaders } from '../serve/headers.ts'
import { locationOf } from '../serve/location.ts'
import { REDIRECT } from '../redirect-path.ts'
import { isWithin } from '../within.ts'
import type { SiteFile } from './target.ts'

/** @param formTarget of the contact form */
export function filesOf(
  releases: Pick<Releases, 'entries' | 'leftovers' | 'body' | 'cards'>,
  formTarget?: string,
): Map<string, SiteFile> {
  const files = new Map<string, SiteFile>()
  const redirects: [string, string][] = []
  // Who loaded a page or an index before the switch may still ask for what it names.
  for (const [path, entry] of [...releases.leftovers(), ...releases.entries]) {
    if ('location' in entry) redirects.push([path.slice(REDIRECT.length), locationOf(entry.location)])
    else if (path.startsWith('/'))
      files.set(fileOf(path), { hash: entry.hash, content: () => present(path, releases.body(entry)) })
  }
  for (const name of releases.cards.drawn()) {
    const path = `/og/${name}.png`
    const content = (): Uint8Array => present(path, releases.cards.find(name, '')?.picture)
    files.set(fileOf(path), { hash: name, content })
  }
  const folders = new Set([...files.keys()].flatMap(foldersOf))
  for (const [from, to] of redirects) {
    const name = fileOf(from.endsWith('/') ? from : `${from}/`)
    // Where there is a page or a file, the old address leads there.
    const isTaken =
      files.has(name) || folders.has(name) || foldersOf(name).some((folder) => files.has(folder))
    if (isTaken || !isWithin(name)) continue
    files.set(name, { ...inMemory(pageThatLeadsTo(to)), redirect: to })
    for (const folder of foldersOf(name)) folders.add(folder)
  }
  files.set('_headers', inMemory(headersFile(securityHeaders(formTarget))))
  files.set('_redirects', inMemory(redirectsFile(withBothEndings(redirects))))
  return files
}

/** `a` and `a/b` of `a/b/c`. */
function foldersOf(name: string): string[] {
  const parts = name.split('/')
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'))
}

function present(path: string, body: Uint8Array | undefined): Uint8Array {
  if (!body) throw new Error(`${path} is not kept any more: a newer release has taken its place.`)
  return body
}

function inMemory(text: string): SiteFile {
  const content = Buffer.from(text)
  return { hash: hashOf(content), content: () => content }
}

function hashOf(content: Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, 22)
}

function withBothEndings(redirects: Redirects): Redirects {
  return redirects.flatMap(([from, to]): Redirects =>
    from === '/' || `${from}/` === to
      ? [[from, to]]
      : [
          [from, to],
          [`${from}/`, to],
        ],
  )
}

/** For hosts that cannot redirect; it needs no script and no style, which the content security policy would refuse. */
function pageThatLeadsTo(to: string): string {
  const target = to.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Verhuisd</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=${target}"><link rel="canonical" href="${target}"></head><body><p>Deze pagina is verhuisd: <a href="${target}">ga verder</a>.</p></body></html>\n`
}
