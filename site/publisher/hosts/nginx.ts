/** A server block for nginx. Redirects come from editors, so each is quoted. */
import { DOWNLOADS, SAVED_HEADERS, SAVED_TYPES, SHOWN_TYPES, UNKNOWN_TYPE } from '../serve/download-types.ts'
import { REVALIDATE, IMMUTABLE, KEEP, transportSecurity, TYPES, type Headers } from '../serve/headers.ts'
import { FOLDERS } from './capitals.ts'
import { LIVE_FILE, LIVE_FILE_HEADERS } from './live-file.ts'
import type { Redirects } from './redirects.ts'

/** @param host of the site, such as www.example.nl @param security headers of every answer */
export function nginxConfiguration(host: string, redirects: Redirects, security: Headers): string {
  const headers = { ...security, ...transportSecurity }
  return `# Include this inside http { }. Certificates are yours to add: ssl_certificate and ssl_certificate_key.
map $uri $binnenstad_cache {
  default ${quoted(REVALIDATE)};
${IMMUTABLE.map((folder) => `  ~^${folder} ${quoted(KEEP)};`).join('\n')}
}
${Object.entries(LIVE_FILE_HEADERS)
  .map(([name, value]) => `map $uri ${variable(name)} {\n  default "";\n  /${LIVE_FILE} ${quoted(value)};\n}`)
  .join('\n')}
# What is in this folder and not of these types is saved and runs nothing.
map $uri $binnenstad_saved {
  default "";
  ~*^${DOWNLOADS}.*\\.(${Object.keys(SHOWN_TYPES).join('|')})$ "";
  ~^${DOWNLOADS} 1;
}
${Object.entries(SAVED_HEADERS)
  .map(
    ([name, value]) =>
      `map $binnenstad_saved ${variable(name)} {\n  default ${quoted(headers[name] ?? '')};\n  1 ${quoted(value)};\n}`,
  )
  .join('\n')}
map $args $binnenstad_more {
  default "&$args";
  "" "";
}
map $uri $binnenstad_redirect {
  default "";
${redirects.map(([from, to]) => `  ${quoted(source(from))} ${quoted(target(to))};`).join('\n')}
${FOLDERS.map(
  (folder) =>
    `  "~^/(?!${folder}(?:/|$))(?i:${folder})(?:/(?<binnenstad_rest>.*))?$" "/${folder}/$binnenstad_rest$is_args$args";`,
).join('\n')}
}

server {
  listen 80;
  listen [::]:80;
  # listen 443 ssl;
  server_name ${host};
  root /srv/binnenstad/dist;
  index index.html;
  charset utf-8;
  absolute_redirect off;
  server_tokens off;
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json application/xml text/calendar text/csv image/svg+xml;

${Object.entries(headers)
  .filter(([name]) => !(name in SAVED_HEADERS))
  .map(([name, value]) => `  add_header ${name} ${quoted(value)} always;`)
  .join('\n')}
  add_header Cache-Control $binnenstad_cache always;
  # Left out where the variable is empty.
${[...Object.keys(SAVED_HEADERS), ...Object.keys(LIVE_FILE_HEADERS)]
  .map((name) => `  add_header ${name} ${variable(name)} always;`)
  .join('\n')}

  if ($binnenstad_redirect != "") {
    return 301 $binnenstad_redirect;
  }
  error_page 404 /404.html;
  location / {
    try_files $uri $uri/ =404;
  }
  location ^~ ${DOWNLOADS} {
    types {
${Object.entries({ ...SHOWN_TYPES, ...SAVED_TYPES })
  .map(([ending, type]) => `      ${quoted(type)} ${ending};`)
  .join('\n')}
    }
    charset off;
    default_type ${UNKNOWN_TYPE};
    try_files $uri =404;
  }
  location ~ /_(headers|redirects)$ {
    return 404;
  }
${Object.entries(TYPES)
  .map(
    ([ending, type]) => `  location ~ \\.${ending}$ {\n    types { }\n    default_type ${quoted(type)};\n  }`,
  )
  .join('\n')}
}
`
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** What nginx knows the value of a header by. */
function variable(header: string): string {
  return `$binnenstad_${header.toLowerCase().replaceAll('-', '_')}`
}

/** Bytes of an address that nginx's table of them takes unless it is configured for more. */
const MOST_OF_KEY = 40

/** As text, which takes small letters and capitals alike; a long one as a pattern of the same. */
function source(from: string): string {
  if (Buffer.byteLength(from) <= MOST_OF_KEY) return from
  return `~*^${from.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`
}

/** With the query of the request. @param to of locationOf */
function target(to: string): string {
  const { pathname, search, hash } = new URL(to, 'http://site.invalid')
  return `${pathname}${search === '' ? '$is_args$args' : `${search}$binnenstad_more`}${hash}`
}
