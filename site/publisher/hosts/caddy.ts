/** A Caddyfile. Redirects come from editors, so each is quoted. */
import { DOWNLOADS, SAVED_HEADERS, SAVED_TYPES, SHOWN_TYPES, UNKNOWN_TYPE } from '../serve/download-types.ts'
import { REVALIDATE, IMMUTABLE, KEEP, transportSecurity, TYPES, type Headers } from '../serve/headers.ts'
import { FOLDERS } from './capitals.ts'
import { LIVE_FILE, LIVE_FILE_HEADERS } from './live-file.ts'
import type { Redirects } from './redirects.ts'

/** @param host of the site, such as www.example.nl @param security headers of every answer */
export function caddyfile(host: string, redirects: Redirects, security: Headers): string {
  const kept = IMMUTABLE.map((folder) => `${folder}*`).join(' ')
  return `(binnenstad_headers) {
	header {
${Object.entries({ ...security, ...transportSecurity })
  .filter(([name]) => !(name in SAVED_HEADERS))
  .map(([name, value]) => `\t\t${name} ${quoted(value)}`)
  .join('\n')}
		-Server
	}
}

${host} {
	root * /srv/binnenstad/dist
	encode zstd gzip
	import binnenstad_headers
	@kept path ${kept}
	header @kept Cache-Control ${quoted(KEEP)}
	@others not path ${kept}
	header @others Cache-Control ${quoted(REVALIDATE)}
	@live path /${LIVE_FILE}
${Object.entries(LIVE_FILE_HEADERS)
  .map(([name, value]) => `\theader @live ${name} ${quoted(value)}`)
  .join('\n')}
${Object.entries(TYPES)
  .map(([ending, type]) => `\t@${ending} path *.${ending}\n\theader @${ending} Content-Type ${quoted(type)}`)
  .join('\n')}
	map {query} {binnenstad_query} {binnenstad_more} {
		~^(.+)$ "?\${1}" "&\${1}"
		default "" ""
	}
${redirects.map(([from, to]) => `\tredir ${quoted(literal(from))} ${quoted(target(to))} 301`).join('\n')}
${FOLDERS.map(
  (folder) => `	@capitals_${folder} {
		path_regexp capitals_${folder} (?i)^/${folder}(?:/(.*))?$
		not path_regexp ^/${folder}(?:/.*)?$
	}
	redir @capitals_${folder} /${folder}/{re.capitals_${folder}.1}{binnenstad_query} 301`,
).join('\n')}
	@saved {
		path ${DOWNLOADS}*
		not path ${Object.keys(SHOWN_TYPES)
      .map((ending) => `*.${ending}`)
      .join(' ')}
	}
${Object.entries(SAVED_HEADERS)
  .map(([name, value]) => `\theader @saved ${name} ${quoted(value)}`)
  .join('\n')}
	@unsaved {
		not {
			path ${DOWNLOADS}*
			not path ${Object.keys(SHOWN_TYPES)
        .map((ending) => `*.${ending}`)
        .join(' ')}
		}
	}
	header @unsaved Content-Security-Policy ${quoted(security['Content-Security-Policy'] ?? '')}
	@folder {
		not path */
		file {path}/index.html
	}
	redir @folder {path}/{binnenstad_query} 301
	@untyped {
		path ${DOWNLOADS}*
		not path ${[...Object.keys(SHOWN_TYPES), ...Object.keys(SAVED_TYPES)].map((ending) => `*.${ending}`).join(' ')}
	}
	header @untyped Content-Type ${UNKNOWN_TYPE}
${Object.entries({ ...SHOWN_TYPES, ...SAVED_TYPES })
  .filter(([ending]) => !(ending in TYPES))
  .map(
    ([ending, type]) =>
      `\t@file_${ending} path ${DOWNLOADS}*.${ending}\n\theader @file_${ending} Content-Type ${quoted(type)}`,
  )
  .join('\n')}
	@inside path /_headers /_redirects
	error @inside 404
	file_server {
		disable_canonical_uris
	}
	handle_errors {
		import binnenstad_headers
		header Content-Security-Policy ${quoted(security['Content-Security-Policy'] ?? '')}
		header Cache-Control ${quoted(REVALIDATE)}
		header Content-Type "text/html; charset=utf-8"
		rewrite * /404.html
		file_server {
			status {err.status_code}
		}
	}
}
`
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** With the query of the request. @param to of locationOf */
function target(to: string): string {
  const { pathname, search, hash } = new URL(to, 'http://site.invalid')
  const query = search === '' ? '{binnenstad_query}' : `${search}{binnenstad_more}`
  return `${pathname}${query}${hash}`
}

/** Braces would be a placeholder, an asterisk a pattern, and Caddy keeps both of two backslashes. */
function literal(path: string): string {
  return path.replace(/[%{}*\\"]/g, encodeCharacter)
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
