/** The site with its drafts, for editors only: on loopback, rendered at each request by the same renderer as what is published. */
import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import type { SanityClient } from '@sanity/client'
import sirv from 'sirv'
import { listRoutes, type Route } from '../../content/routes.ts'
import { PublishError } from '../errors.ts'
import type { Renderer } from '../renderer.ts'
import { followDrafts } from './drafts.ts'
import { withStega } from './stega.ts'

export interface PreviewOptions {
  readonly client: SanityClient
  readonly renderer: Renderer
  /** Folder of the site's server bundle. */
  readonly bundle: string
  /** File of the script that makes texts clickable; undefined while it is being built. */
  readonly overlay: () => string | undefined
  readonly studioOrigin: string
  /** Value of the cookie `preview` that the Studio's page brings along. */
  readonly secret: string
  readonly today: () => string
}

export interface Preview {
  readonly origin: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  webp: 'image/webp',
  svg: 'image/svg+xml',
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
}
const SCRIPT = '<script type="module" src="/voorbeeld/overlay.js"></script></body>'
const MISSING = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Nog geen pagina</title>
<body><h1>Deze pagina is er nog niet</h1><p>Vul in het formulier de velden met een rode melding in. De pagina verschijnt dan hier.</p>${SCRIPT}</html>`

/** Takes a free port. @throws where the store does not answer */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { client, renderer, bundle, studioOrigin, secret, today } = options
  const drafts = await followDrafts(client, today)
  const files = sirv(join(bundle, 'client'), { dev: true })
  let origin = ''

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('X-Robots-Tag', 'noindex')
    response.setHeader('Content-Security-Policy', `frame-ancestors ${studioOrigin}`)
    const { pathname } = new URL(request.url ?? '/', origin)
    const route = listRoutes(drafts.graph).find(({ path }) => path === pathname)
    if (`http://${request.headers.host ?? ''}` !== origin) end(response, 421, 'text/plain', 'Wrong host.')
    else if (!hasCookie(request, secret))
      end(response, 403, 'text/plain; charset=utf-8', 'Open het voorbeeld vanuit de Studio.')
    else if (pathname === '/voorbeeld/changes') tellChanges(response)
    else if (pathname === '/voorbeeld/overlay.js') {
      const file = options.overlay()
      const script = file === undefined ? '' : await readFile(file)
      end(response, 200, 'text/javascript; charset=utf-8', script)
    } else if (route) await show(route, response)
    else files(request, response, () => end(response, 404, 'text/html; charset=utf-8', MISSING))
  }

  async function show(route: Route, response: ServerResponse): Promise<void> {
    const content = withStega(drafts.graph.reader(), studioOrigin)
    const page = await renderer.render(route, { content, today: today(), siteUrl: origin })
    const extension = /\.(\w+)$/.exec(route.path)?.[1]
    if (extension === undefined) {
      const html = Buffer.from(page).toString('utf8').replace('</body>', SCRIPT)
      end(response, 200, 'text/html; charset=utf-8', html)
    } else end(response, 200, TYPES[extension] ?? 'application/octet-stream', page)
  }

  function tellChanges(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(':\n\n')
    const stop = drafts.onChange(() => response.write('data: changed\n\n'))
    response.on('close', stop)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
      end(response, 500, 'text/plain; charset=utf-8', `Deze pagina kan niet getoond worden: ${why}`)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new PublishError('serve', 'The preview has no port.')
  origin = `http://localhost:${address.port}`
  return {
    origin,
    async close() {
      drafts.stop()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}

function end(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' }).end(body)
}

function hasCookie(request: IncomingMessage, secret: string): boolean {
  const given = /(?:^|;\s*)preview=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
  return given.length === secret.length && timingSafeEqual(Buffer.from(given), Buffer.from(secret))
}
