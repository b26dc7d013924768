/** The Studio's page as it is served: no third party in it, its configuration in it, and a policy that allows only this origin. */
import { createHash } from 'node:crypto'

export interface StudioConfiguration {
  readonly projectId: string
  readonly dataset: string
  readonly hosted: boolean
  /** Of the public site, for links to it. */
  readonly siteUrl?: string
  /** Of the site with its drafts. */
  readonly previewUrl?: string
}

export interface StudioPage {
  readonly html: string
  readonly policy: string
}

/** @param html index.html as the Sanity CLI builds it */
export function studioPage(html: string, configuration: StudioConfiguration): StudioPage {
  const data = JSON.stringify(configuration).replaceAll('<', '\\u003c')
  const own = html
    .replace(/<script[^>]+src="https?:\/\/[^"]*"[^>]*>\s*<\/script>/g, '')
    .replace(/<link[^>]+href="https?:\/\/[^"]*"[^>]*>/g, '')
    .replace(/@font-face\s*\{[^}]*url\("https?:[^}]*\}/g, '')
    .replace('<html lang="en">', '<html lang="nl">')
    .replace('</head>', `<script type="application/json" id="studio-configuration">${data}</script></head>`)
  const inline = [
    ...own.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*application\/json)[^>]*>([\s\S]*?)<\/script>/g),
  ]
  const hashes = inline.map(
    ([, code]) =>
      `'sha256-${createHash('sha256')
        .update(code ?? '')
        .digest('base64')}'`,
  )
  const outside = configuration.hosted
    ? ' https://*.sanity.io https://*.api.sanity.io wss://*.api.sanity.io https://cdn.sanity.io'
    : ''
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(' ')}`,
    // styled-components writes its rules into style elements.
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${outside}`,
    `connect-src 'self'${outside}`,
    "font-src 'self'",
    "worker-src 'self' blob:",
    ["frame-src 'self'", configuration.previewUrl ?? ''].join(' ').trim(),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { html: own, policy }
}

/** Shown while the Studio's bundle is being built; asks again by itself. */
export const waitingPage = `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>De Studio wordt klaargezet</title></head>
<body><h1>De Studio wordt klaargezet</h1><p>Dit duurt ongeveer een halve minuut. Deze pagina ververst vanzelf.</p></body></html>
`
