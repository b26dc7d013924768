/** Whether a post comes from a page of our own. Browsers say so on every post; a program that does not say is turned away. */

/** @param own origins of the site, such as `https://binnenstad.example` */
export function isSameOriginPost(headers: Headers, own: ReadonlySet<string>): boolean {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site === 'cross-site') return origin !== null && own.has(origin)
  if (origin !== null && origin !== 'null') return own.has(origin) || isHost(origin, headers.get('host'))
  return site === 'same-origin'
}

/** The site may be reached under more names than the configured one, such as 127.0.0.1. */
function isHost(origin: string, host: string | null): boolean {
  return host !== null && (origin === `http://${host}` || origin === `https://${host}`)
}
