/** Writes what web servers and hosts need to serve a built site as our own server does. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentReader } from '../../content/graph.ts'
import { caddyfile } from './caddy.ts'
import { headersFile, redirectsFile } from './netlify.ts'
import { nginxConfiguration } from './nginx.ts'
import { securityHeaders } from '../serve/headers.ts'
import { redirectsOf } from './redirects.ts'

/**
 * @param options.directory the built site: Netlify and Cloudflare Pages look for their files in it
 * @param options.beside a folder that is not published, for servers that are configured elsewhere
 */
export async function writeHostFiles(options: {
  readonly content: ContentReader
  readonly siteUrl: string
  /** Where the contact form posts to. */
  readonly formTarget: string | undefined
  readonly directory: string
  readonly beside: string
}): Promise<void> {
  const { directory, beside, siteUrl } = options
  const security = securityHeaders(options.formTarget)
  const redirects = redirectsOf(options.content)
  const { hostname } = new URL(siteUrl)
  await mkdir(beside, { recursive: true })
  await Promise.all([
    writeFile(join(directory, '_headers'), headersFile(security)),
    writeFile(join(directory, '_redirects'), redirectsFile(redirects)),
    writeFile(join(beside, 'nginx.conf'), nginxConfiguration(hostname, redirects, security)),
    writeFile(join(beside, 'Caddyfile'), caddyfile(hostname, redirects, security)),
  ])
}
