/** The public web server: the live release, the search index beside it, redirects and the page for what is not there. */
import { readFile } from 'node:fs/promises'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { PublishError } from './errors.ts'
import { fileHeaders, securityHeaders } from './headers.ts'
import type { Release } from './release.ts'

export interface PublicServer {
  readonly port: number
  /** From the next request on, visitors get this release. */
  show(release: Release): Promise<void>
  /** From the next request on, search reads this index; the folder holds `pagefind/`. */
  showSearch(directory: string): void
  close(): Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * Listens on loopback only, on both address families where the machine has them.
 * @param port 0 takes a free one
 * @throws PublishError step `serve` where the port is taken
 */
export async function startPublicServer(port: number): Promise<PublicServer> {
  let site: Handler = (_request, response) => {
    response.writeHead(503, {
      ...securityHeaders,
      'Retry-After': '2',
      'Content-Type': 'text/plain; charset=utf-8',
    })
    response.end('De site wordt gemaakt. Probeer het over enkele seconden opnieuw.\n')
  }
  let search: Handler = (_request, _response, next) => next()

  const listener: RequestListener = (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...securityHeaders, Allow: 'GET, HEAD' }).end()
      return
    }
    search(request, response, () =>
      site(request, response, () => response.writeHead(404, securityHeaders).end()),
    )
  }

  const first = await listen(createServer(listener), '127.0.0.1', port)
  const taken = portOf(first)
  const second = await listen(createServer(listener), '::1', taken).catch((error: unknown) => {
    if (hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'EAFNOSUPPORT')) return undefined
    first.close()
    throw error
  })

  return {
    port: taken,
    async show(release) {
      site = await releaseHandler(release)
    },
    showSearch(directory) {
      const files = staticFiles(directory)
      search = (request, response, next) => {
        if (request.url?.startsWith('/pagefind/')) files(request, response, next)
        else next()
      }
    },
    async close() {
      await Promise.all([first, second].flatMap((server) => (server ? [closeServer(server)] : [])))
    },
  }
}

async function releaseHandler(release: Release): Promise<Handler> {
  const files = staticFiles(release.site)
  const notFound = await readFile(join(release.site, '404.html')).catch(() => Buffer.from('Niet gevonden\n'))
  const redirects = new Map(Object.entries(release.manifest.redirects))
  const pages = new Set(Object.keys(release.manifest.reads))

  return (request, response) => {
    const path = pathOf(request)
    const target =
      redirects.get(path) ?? redirects.get(`${path}/`) ?? (pages.has(`${path}/`) ? `${path}/` : undefined)
    if (target !== undefined) {
      response.writeHead(301, { ...securityHeaders, Location: target }).end()
      return
    }
    files(request, response, () => {
      const headers = {
        ...securityHeaders,
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-cache',
      }
      response.writeHead(404, { ...headers, 'Content-Length': notFound.byteLength })
      response.end(request.method === 'HEAD' ? undefined : notFound)
    })
  }
}

function staticFiles(directory: string): Handler {
  return sirv(directory, {
    etag: true,
    dotfiles: true,
    setHeaders(response, pathname) {
      for (const [name, value] of Object.entries(fileHeaders(pathname))) response.setHeader(name, value)
    },
  })
}

function pathOf(request: IncomingMessage): string {
  const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function listen(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      if (hasCode(cause, 'EADDRINUSE')) {
        const message = `Port ${port} is taken by another program; end that one, or set SITE_PORT to a free port.`
        reject(new PublishError('serve', message, { cause }))
      } else reject(cause)
    })
    server.listen(port, host, () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new PublishError('serve', 'The server has no port.')
  return address.port
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
