/** What every answer of the public site must say of its safety, and addresses of each kind that it answers at. */
export const SECURITY = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
]

export const servedPaths = [
  ...['/', '/projecten/', '/projecten/centrumorganisatie/', '/werkgroepen/leegstand/', '/nieuws/'],
  ...['/nieuws/site-staat-online/', '/contact/', '/contact/veronique-gielen.vcf', '/zoeken/', '/privacy/'],
  ...['/rss.xml', '/agenda.ics', '/resultaten.csv', '/robots.txt', '/.well-known/security.txt'],
  ...['/zoeken.js', '/favicon.svg', '/site.webmanifest', '/sitemap-0.xml', '/pagefind/pagefind.js'],
]
