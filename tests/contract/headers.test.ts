/** What every answer of the public site carries, from our own server and from others by the configuration that the build writes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDocuments } from '@programme/content-schemas/seed'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGraph } from '../../site/content/graph.ts'
import { securityTxtEnd } from '../../site/content/security-txt-end.ts'
import { exportSite } from '../../site/publisher/export.ts'
import { caddyfile } from '../../site/publisher/hosts/caddy.ts'
import { headersFile, redirectsFile } from '../../site/publisher/hosts/netlify.ts'
import { nginxConfiguration } from '../../site/publisher/hosts/nginx.ts'
import { redirectsOf } from '../../site/publisher/hosts/redirects.ts'
import { securityHeaders } from '../../site/publisher/serve/headers.ts'
import { startPublicServer } from '../../site/publisher/serve/server.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { SECURITY, servedPaths } from '../support/served-paths.ts'
import { CACHE_DIR } from '../support/cache-dir.ts'

let site: PublicSite

beforeAll(async () => {
  site = await startPublicSite()
  await site.searchable()
})
afterAll(() => site.stop())

describe('our own server', () => {
  it.each([...servedPaths, '/bestaat-niet/', '/meedoen/', '/projecten'])(
    'says how safe %s must be treated',
    async (path) => {
      const { headers } = await fetch(site.origin + path, { redirect: 'manual' })
      for (const name of SECURITY) expect(headers.get(name), name).toBeTruthy()
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).not.toContain('unsafe-inline')
      for (const directive of [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        'form-action',
        'frame-ancestors',
      ])
        expect(policy).toContain(directive)
    },
  )

  it('keeps files with a hash in their name for a year and has everything else asked for again', async () => {
    const home = await (await fetch(site.origin)).text()
    const style =
      /href="(\/_astro\/[^"]+\.css)"/.exec(home)?.[1] ?? /href="(\/_astro\/[^"]+)"/.exec(home)?.[1] ?? ''
    expect((await fetch(site.origin + style)).headers.get('cache-control')).toContain('immutable')
    expect((await fetch(site.origin)).headers.get('cache-control')).toBe('no-cache')
  })
})

describe('where forms may post to', () => {
  const formAction = (policy: string | null): string | undefined =>
    /form-action ([^;]*)/.exec(policy ?? '')?.[1]

  it.each([
    [undefined, "'self'"],
    ['/contact/bericht/', "'self'"],
    ['https://formulier.example/a/b?c=d', "'self' https://formulier.example"],
    ['https://formulier.example:8443/', "'self' https://formulier.example:8443"],
  ])('with the contact form at %s is %s and nowhere else', async (target, allowed) => {
    const server = await startPublicServer(0, target)
    const { headers } = await fetch(`http://localhost:${server.port}/`)
    await server.close()
    expect(formAction(headers.get('content-security-policy'))).toBe(allowed)
    const security = securityHeaders(target)
    for (const text of [
      headersFile(security),
      nginxConfiguration('a.example', [], security),
      caddyfile('a.example', [], security),
    ])
      expect(formAction(text)).toBe(allowed)
  })
})

it('gives security.txt an end that is always near a year away', async () => {
  const text = await (await fetch(`${site.origin}/.well-known/security.txt`)).text()
  const end = Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? '')
  const days = (end - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(270)
  expect(days).toBeLessThan(366)
  expect(text).toMatch(/^Contact: mailto:/m)
  expect(securityTxtEnd('2026-12-31')).toBe('2027-11-01T00:00:00.000Z')
})

describe('configuration for others', () => {
  const evil = {
    _id: 'evil',
    _type: 'redirect',
    from: '/oud"; } return 200 "/$uri',
    to: '/nieuws/$host{x}*:y/',
  }
  const odd = { _id: 'odd', _type: 'redirect', from: '/"oud";{x}$y*/', to: '/over/' }
  const { graph } = createGraph([...seedDocuments, odd, evil], { now: new Date('2026-11-24'), lastGood: [] })
  const redirects = redirectsOf(graph.reader())
  const security = securityHeaders()

  it('has each redirect with and without its last slash, and none that breaks a rule', () => {
    expect(redirects).toContainEqual(['/meedoen/', '/doe-mee/'])
    expect(redirects).toContainEqual(['/meedoen', '/doe-mee/'])
    expect(redirectsFile(redirects)).toContain('/meedoen/ /doe-mee/ 301\n')
    expect(JSON.stringify(redirects)).not.toContain('return 200')
  })

  it('has all headers, and HSTS for hosts with HTTPS', () => {
    for (const text of [
      headersFile(security),
      nginxConfiguration('a.example', redirects, security),
      caddyfile('a.example', redirects, security),
    ]) {
      for (const name of [...SECURITY, 'strict-transport-security', 'cache-control'])
        expect(text.toLowerCase(), name).toContain(name)
      expect(text).toContain('sha256-')
      expect(text).not.toContain('unsafe-inline')
    }
  })

  it('has in every file, to the letter, what our own server sends', async () => {
    const { headers } = await fetch(site.origin)
    const folder = await mkdtemp(join(tmpdir(), 'hosts-'))
    try {
      const log: string[] = []
      await exportSite({
        client: site.client,
        directory: join(folder, 'dist'),
        cacheDir: CACHE_DIR,
        siteUrl: site.origin,
        now: new Date('2026-11-24'),
        log: (line) => log.push(line),
      })
      expect(await readFile(join(folder, 'dist', '_headers'), 'utf8')).toBe(headersFile(security))
      expect(log.join('\n')).toContain('security.txt holds until 2027-10-01; build again before then')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    for (const name of SECURITY) {
      const sent = headers.get(name) ?? 'nothing'
      const [, ofNetlify] = new RegExp(`^ {2}${name}: (.*)$`, 'im').exec(headersFile(security)) ?? []
      const [, ofNginx] =
        new RegExp(
          `^(?: {2}add_header ${name}|map .* \\$binnenstad_${name.replaceAll('-', '_')} \\{\\n {2}default) "(.*)"(?: always)?;$`,
          'im',
        ).exec(nginxConfiguration('a.example', redirects, security)) ?? []
      const [, ofCaddy] =
        new RegExp(`^\\t(?:\\t|header @unsaved )${name} "(.*)"$`, 'im').exec(
          caddyfile('a.example', redirects, security),
        ) ?? []
      expect({ name, ofNetlify, ofNginx, ofCaddy }).toEqual({
        name,
        ofNetlify: sent,
        ofNginx: sent,
        ofCaddy: sent,
      })
    }
  })

  it.each([
    ['Netlify and Cloudflare', redirectsFile(redirects), '/Projecten/* /projecten/:splat 301\n'],
    ['nginx', nginxConfiguration('a.example', redirects, security), '(?i:projecten)'],
    ['Caddy', caddyfile('a.example', redirects, security), '(?i)^/projecten(?:/(.*))?$'],
  ])('takes capitals in the name of a folder on %s', (_host, text, line) => {
    expect(text).toContain(line)
  })

  it.each([
    ['Netlify and Cloudflare', redirectsFile(redirects), '/meedoen /doe-mee/ 301'],
    ['nginx', nginxConfiguration('a.example', redirects, security), '"/meedoen" "/doe-mee/$is_args$args";'],
    [
      'Caddy',
      caddyfile('a.example', redirects, security),
      'redir "/meedoen" "/doe-mee/{binnenstad_query}" 301',
    ],
  ])('has every redirect of the content for %s', (_host, text, line) => {
    expect(text).toContain(line)
    expect(redirects.length).toBeGreaterThan(2)
  })
})
