/** The site with its drafts: for editors as they type, and for who was sent the address of one draft. Rendered at each request. */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { json } from 'node:stream/consumers'
import { lookup } from 'mrmime'
import { createHttpServer } from '../../../shared/http-server.ts'
import { fileFetcher } from '../../content/fetch-file.ts'
import type { Route } from '../../content/routes.ts'
import { PublishError } from '../errors.ts'
import type { Renderer } from '../renderer.ts'
import { folderFiles } from '../serve/folder-files.ts'
import { targetOf } from '../serve/request-target.ts'
import { draftLinks } from './draft-links.ts'
import { followDrafts, type DraftOptions } from './drafts.ts'
import { openPages } from './open-pages.ts'
import { BANNER_STYLE, SHARED, bannerStyle, sharedPage } from './shared-page.ts'
import { stega } from './stega.ts'

export interface PreviewOptions extends DraftOptions {
  readonly renderer: Renderer
  /** Folder of the site's server bundle. */
  readonly bundle: string
  /** File of the script that makes texts clickable; undefined while it is being built. */
  readonly overlay: () => string | undefined
  readonly studioOrigin: string
  /** Where addresses that were shared are to be found again after a restart; another one where it is taken, 0 takes a free one. */
  readonly port: number
  /** Value of the cookie `preview` that the Studio's page brings along. */
  readonly secret: string
}

export interface Preview {
  readonly origin: string
  close(): Promise<void>
}

/** Bytes of a document while it is being typed. */
const LARGEST = 4_000_000

/** @throws where the store does not answer */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { renderer, bundle, studioOrigin, secret, now } = options
  const drafts = await followDrafts(options, (delta) => {
    pages.changed(delta)
    links.forget()
  })
  const pages = openPages(drafts.graph)
  const links = draftLinks(drafts.versions)
  const withStega = stega(studioOrigin)
  const fetchFile = fileFetcher(options.client)
  const files = folderFiles(join(bundle, 'client'))
  let origin = ''

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('X-Robots-Tag', 'noindex')
    response.setHeader('X-Content-Type-Options', 'nosniff')
    const { path, query } = targetOf(request)
    if (`http://${request.headers.host ?? ''}` !== origin) end(response, 421, 'txt', 'Wrong host.')
    else if (path.startsWith(SHARED)) await share(path, request, response)
    else if (path === BANNER_STYLE) end(response, 200, 'css', bannerStyle)
    // The site's own style sheets and scripts: code, no content.
    else if (path.startsWith('/_astro/'))
      await sendFile(path, request, response, () => end(response, 404, 'txt', ''))
    else if (!hasCookie(request, secret)) end(response, 403, 'txt', 'Open het voorbeeld vanuit de Studio.')
    else await edit(path, new URLSearchParams(query), request, response)
  }

  async function edit(
    path: string,
    parameters: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    response.setHeader('Content-Security-Policy', `frame-ancestors ${studioOrigin}`)
    const route = pages.route(path)
    if (path === '/voorbeeld/changes')
      pages.follow(parameters.get('path') ?? '/', Number(parameters.get('since')), response)
    else if (path === '/voorbeeld/typed') await takeTyped(request, response)
    else if (path === '/voorbeeld/overlay.js') {
      const file = options.overlay()
      end(response, 200, 'js', file === undefined ? '' : await readFile(file))
    } else if (route) await show(route, response)
    else await sendFile(path, request, response, () => end(response, 404, 'html', MISSING + scriptOf()))
  }

  async function sendFile(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    otherwise: () => void,
  ): Promise<void> {
    const sent = files(path, request, response)
    if (sent) await sent
    else otherwise()
  }

  async function show(route: Route, response: ServerResponse): Promise<void> {
    const script = scriptOf()
    const page = await pages.read(route.path, (content) =>
      renderer.render(route, {
        content: withStega(content),
        today: content.today,
        siteUrl: origin,
        fetchFile,
      }),
    )
    const extension = /\.(\w+)$/.exec(route.path)?.[1]
    if (extension !== undefined) end(response, 200, extension, page)
    else end(response, 200, 'html', Buffer.from(page).toString('utf8').replace('</body>', `${script}</body>`))
  }

  /** The version is that of before the page is rendered: what changes meanwhile is told at once. */
  function scriptOf(): string {
    return `<script type="module" src="/voorbeeld/overlay.js" data-studio="${studioOrigin}" data-version="${pages.version}"></script>`
  }

  async function takeTyped(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fromHere = request.method === 'POST' && request.headers.origin === origin
    const length = Number(request.headers['content-length'] ?? Number.NaN)
    if (!fromHere || !(length <= LARGEST))
      end(response, 400, 'txt', 'Only the preview’s own page may tell what is typed.')
    else if (drafts.type(await json(request).catch(() => undefined))) response.writeHead(204).end()
    else end(response, 400, 'txt', 'This is no document of the site.')
  }

  async function share(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const found = await sharedPage(path, { links, renderer, origin, fetchFile, now: now() })
    if (found === 'file') {
      const file = path.replace(/^\/concept\/[^/]*/, '')
      await sendFile(file, request, response, () => end(response, 404, 'txt', 'Deze pagina is er niet.'))
    } else response.writeHead(found.status, found.headers).end(found.body)
  }

  const server = createHttpServer((request, response) =>
    answer(request, response).catch((error: unknown) => {
      console.error('Preview: a page could not be shown.', error)
      const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
      end(response, 500, 'txt', `Deze pagina kan niet getoond worden: ${why}`)
    }),
  )
  origin = `http://localhost:${await listen(server, options.port)}`
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

const MISSING = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Nog geen pagina</title>
<body><h1>Deze pagina is er nog niet</h1><p>Vul in het formulier de velden met een rode melding in. De pagina verschijnt dan hier.</p>`

/** @returns the port, which is another one where the wanted one is taken */
async function listen(server: Server, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve)
    })
  } catch (error) {
    if (port === 0) throw error
    return listen(server, 0)
  }
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new PublishError('serve', 'The preview has no port.')
  return address.port
}

/** @param extension says the type */
function end(response: ServerResponse, status: number, extension: string, body: string | Uint8Array): void {
  const type = lookup(extension) ?? 'application/octet-stream'
  const text = /^text\/|xml$|javascript$|json$/.test(type) ? `${type}; charset=utf-8` : type
  response.writeHead(status, { 'Content-Type': text }).end(body)
}

function hasCookie(request: IncomingMessage, secret: string): boolean {
  const given = /(?:^|;\s*)preview=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
  return given.length === secret.length && timingSafeEqual(Buffer.from(given), Buffer.from(secret))
}
