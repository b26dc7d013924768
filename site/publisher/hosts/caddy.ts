/** A Caddyfile. Redirects come from editors, so each is quoted. */
import { ASK_AGAIN, IMMUTABLE, KEEP, transportSecurity, TYPES, type Headers } from '../serve/headers.ts'
import { LIVE_FILE, LIVE_FILE_HEADERS } from './live-file.ts'
import type { Redirects } from './redirects.ts'

/** @param host of the site, such as www.example.nl @param security headers of every answer */
export function caddyfile(host: string, redirects: Redirects, security: Headers): string {
  const kept = IMMUTABLE.map((folder) => `${folder}*`).join(' ')
  return `(binnenstad_headers) {
	header {
${Object.entries({ ...security, ...transportSecurity })
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
	header @others Cache-Control ${quoted(ASK_AGAIN)}
	@live path /${LIVE_FILE}
${Object.entries(LIVE_FILE_HEADERS)
  .map(([name, value]) => `\theader @live ${name} ${quoted(value)}`)
  .join('\n')}
${Object.entries(TYPES)
  .map(([ending, type]) => `\t@${ending} path *.${ending}\n\theader @${ending} Content-Type ${quoted(type)}`)
  .join('\n')}
${redirects.map(([from, to]) => `\tredir ${quoted(literal(from))} ${quoted(literal(to))} 301`).join('\n')}
	@inside path /_headers /_redirects
	error @inside 404
	file_server
	handle_errors {
		import binnenstad_headers
		header Cache-Control ${quoted(ASK_AGAIN)}
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

/** Braces would be a placeholder and an asterisk a pattern. */
function literal(path: string): string {
  return path.replaceAll('{', '%7B').replaceAll('}', '%7D').replaceAll('*', '%2A')
}
