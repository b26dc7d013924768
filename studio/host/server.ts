/** One origin for the editor: the publish status, the lake and the Studio's bundle; on loopback only, unless told otherwise. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, Server } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { getRequestListener, RequestError, type HttpBindings } from '@hono/node-server'
import { Hono, type Env, type HonoRequest } from 'hono'
import { serveStatic } from '@hono/node-server/serve-static'
import { createHttpServer, type Monitor } from '../../shared/http-server.ts'
import { StudioHostError } from './errors.ts'
import { limitBody } from '../../shared/limit-body.ts'
import { studioPage, waitingPage, type StudioConfiguration } from './page.ts'

export interface StudioHostOptions<LakeEnv extends Env> {
  /** 0 takes a free one. */
  readonly port: number
  /** Address to listen on besides 127.0.0.1 and ::1. */
  readonly hostname?: string
  /** Where editors find the Studio when that is not loopback, without a trailing slash. */
  readonly url?: string
  /** Port of a development server that passes requests on with the Host that the browser sent. */
  readonly behindPort?: number
  readonly lake?: {
    readonly app: Hono<LakeEnv>
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
    /** Lets the Studio in; undefined where editors sign in. */
    readonly cookie: string | undefined
    /** False where the request has to sign in first, at `/aanmelden`. */
    admits(headers: Headers): boolean
  }
  /** Answers everything under `/publish/`. */
  readonly publish: (request: Request) => Response | Promise<Response>
  /** Folder of the Studio's bundle; undefined while it is being built. */
  readonly bundle: () => string | undefined
  readonly studioConfiguration: StudioConfiguration
  /** The site with its drafts, and the cookie that opens it; undefined while there is none. */
  readonly preview?: () => { readonly origin: string; readonly cookie: string } | undefined
  readonly monitor?: Monitor
  /** Whoever brings it as a bearer token reads `/publish/metrics`, and then nobody else does. */
  readonly metricsToken?: string | undefined
}

export interface StudioHost {
  readonly port: number
  close(): Promise<void>
}

/** Milliseconds that an idle connection stays open: a busy client must not find it closed under its next write. */
const LONGEST_IDLE = 65_000

/** @throws StudioHostError where the port is taken */
export async function startStudioHost<LakeEnv extends Env>(
  options: StudioHostOptions<LakeEnv>,
): Promise<StudioHost> {
  let allowed: ReadonlySet<string> = new Set()
  const app = createApp(options, (host) => allowed.has(host.toLowerCase()))
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: failed })

  const upgraded = new Set<Duplex>()
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    try {
      const isAllowed = allowed.has((request.headers.host ?? '').toLowerCase())
      if (isAllowed && options.lake?.upgrade(request, socket, head)) return
    } catch (error) {
      console.error('A WebSocket could not be opened.', error)
    }
    socket.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n')
  }
  const open = (host: string, port: number): Promise<Server> => {
    const server = createHttpServer(listener, { keepAlive: LONGEST_IDLE, monitor: options.monitor })
    server.on('upgrade', upgrade)
    // A server waits for its WebSockets too, which closeAllConnections leaves alone.
    server.on('upgrade', (_request, socket) => {
      upgraded.add(socket)
      socket.once('close', () => upgraded.delete(socket))
    })
    return listen(server, host, port)
  }

  const { hostname, url } = options
  // A wildcard has loopback in it; any other address needs it beside, for the publisher.
  const everywhere = hostname === '0.0.0.0' || hostname === '::'
  const first = await open(everywhere ? hostname : '127.0.0.1', options.port)
  const port = portOf(first)
  const names = ['localhost', '127.0.0.1', '[::1]', `${options.studioConfiguration.projectId}.localhost`]
  const ports = options.behindPort === undefined ? [port] : [port, options.behindPort]
  allowed = new Set([
    ...names.flatMap((name) => ports.map((each) => `${name}:${each}`)),
    ...(url === undefined ? [] : [new URL(url).host]),
    ...(isLoopback(hostname) ? ports.map((each) => `${hostname}:${each}`) : []),
  ])
  const second = everywhere ? undefined : await open('::1', port).catch(() => undefined)
  const third = everywhere || hostname === undefined ? undefined : await open(hostname, port)
  return {
    port,
    async close() {
      for (const socket of upgraded) socket.destroy()
      await Promise.all([first, second, third].flatMap((server) => (server ? [closeServer(server)] : [])))
    },
  }
}

/** Bytes of what is sent to `/publish/`: by Sanity's webhook, or for the check of links. */
const LARGEST_BODY = 256 * 1024
const TOO_LARGE = 'The body is larger than 256 KB.'

function createApp<LakeEnv extends Env>(
  options: StudioHostOptions<LakeEnv>,
  isAllowed: (host: string) => boolean,
): Hono<{ Bindings: HttpBindings }> {
  const { lake, bundle, publish, studioConfiguration } = options
  const app = new Hono<{ Bindings: HttpBindings }>()
  const mayAsk = ({ path, raw }: HonoRequest, { socket }: IncomingMessage): boolean => {
    // A webhook is known by its signature.
    if (path === '/publish/webhook') return true
    if (path === '/publish/metrics' && options.metricsToken !== undefined)
      return isSame(raw.headers.get('authorization') ?? '', `Bearer ${options.metricsToken}`)
    if (lake) return lake.admits(raw.headers)
    // Hosted Sanity knows its editors, this server does not: it looks up addresses for this machine alone.
    return path !== '/publish/links' || isLoopback(socket.remoteAddress)
  }
  app.use(async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (!isAllowed(host)) return context.text('This server answers only to its own name.\n', 421)
    await next()
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('Referrer-Policy', 'same-origin')
    return undefined
  })
  app.use(
    '/publish/*',
    limitBody({ maxSize: LARGEST_BODY, onError: (context) => context.json({ message: TOO_LARGE }, 413) }),
  )
  app.all('/publish/*', (context) => {
    return mayAsk(context.req, context.env.incoming) ? publish(context.req.raw) : context.json({}, 401)
  })
  // Who is on the other end is told, so that attempts to sign in can be counted.
  app.all('/aanmelden', (context) =>
    lake ? lake.app.fetch(context.req.raw, context.env) : context.notFound(),
  )
  app.all('/afmelden', (context) =>
    lake ? lake.app.fetch(context.req.raw, context.env) : context.notFound(),
  )
  app.all('/v:version{[0-9X][0-9-]*}/*', (context) =>
    lake ? lake.app.fetch(context.req.raw, context.env) : context.notFound(),
  )
  app.get('/images/*', (context) => (lake ? lake.app.fetch(context.req.raw) : context.notFound()))
  app.get('/files/*', (context) => (lake ? lake.app.fetch(context.req.raw) : context.notFound()))
  app.get('/static/*', async (context, next) => {
    const directory = bundle()
    if (directory === undefined) return context.notFound()
    const found = await serveStatic({ root: directory, precompressed: true })(context, next)
    // Named by its content; serveStatic calls onFound when the headers have been written. Where there is no file it answers with Hono's context.
    if (found instanceof Response) found.headers.set('Cache-Control', 'public, max-age=31536000, immutable')
    return found
  })
  app.get('*', async (context) => {
    // An address in the Studio may end as a file does, as that of a field: „…,path=image.alt”. Files lie at the top, such as /favicon.ico.
    const takesPage = context.req.header('accept')?.includes('text/html') === true
    if (!takesPage && /^\/[^/]*\.\w+$/.test(context.req.path)) return context.notFound()
    const directory = bundle()
    if (lake && !lake.admits(context.req.raw.headers)) {
      const { pathname, search } = new URL(context.req.url)
      return context.redirect(`/aanmelden?to=${encodeURIComponent(pathname + search)}`, 303)
    }
    if (directory === undefined) return context.html(waitingPage, 503, { 'Retry-After': '3' })
    const preview = options.preview?.()
    const { html, policy } = studioPage(await readFile(join(directory, 'index.html'), 'utf8'), {
      ...studioConfiguration,
      ...(preview ? { previewUrl: preview.origin } : {}),
    })
    context.header('Content-Security-Policy', policy)
    context.header('Cache-Control', 'no-store')
    if (lake?.cookie !== undefined) context.header('Set-Cookie', lake.cookie)
    if (preview) context.header('Set-Cookie', preview.cookie, { append: true })
    return context.html(html)
  })
  app.onError(failed)
  return app
}

/** In a time that does not tell how much of it is right. */
function isSame(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

/** The answer where a handler throws, or where the request is none. */
function failed(error: unknown): Response {
  if (error instanceof RequestError)
    return Response.json({ statusCode: 400, error: 'Bad Request', message: error.message }, { status: 400 })
  console.error(error)
  const message = 'The server failed at this request.'
  return Response.json({ statusCode: 500, error: 'Internal Server Error', message }, { status: 500 })
}

/** @param address IPv4 may be written as IPv6 */
function isLoopback(address = ''): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(address)
}

function listen(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const taken = 'code' in cause && cause.code === 'EADDRINUSE'
      const message = taken
        ? `Port ${port} is taken by another program; end that one, or set STUDIO_PORT to a free port.`
        : `The Studio’s server cannot listen on ${host}:${port}.`
      reject(new StudioHostError(message, { cause }))
    })
    server.listen(port, host, () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new StudioHostError('The Studio’s server has no port.')
  return address.port
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
