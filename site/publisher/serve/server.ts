/** The public web server: the live release, with its redirects and the page for what is not there. */
import type { Server } from 'node:http'
import { createHttpServer, type Answer, type Monitor } from '../../../http-server.ts'
import { PublishError } from '../errors.ts'
import type { Renderer } from '../renderer.ts'
import { securityHeaders } from './headers.ts'
import { targetOf } from './request-target.ts'
import { siteHandler, type ServedReleases } from './site-handler.ts'

export interface PublicServer {
  readonly port: number
  /** From the next request on, visitors get the live one of these releases. @param drawCard draws its share pictures */
  show(releases: ServedReleases, drawCard?: Renderer['drawCard']): void
  /** From the next request on, posts to this path are answered so, with the headers that are set already; nothing else is. */
  receive(path: string, answer: Answer): void
  close(): Promise<void>
}

/**
 * Listens on loopback only, on both address families where the machine has them.
 * @param port 0 takes a free one @param formTarget where the contact form of the pages posts to
 * @throws PublishError step `serve` where the port is taken
 */
export async function startPublicServer(
  port: number,
  formTarget?: string,
  monitor?: Monitor,
): Promise<PublicServer> {
  const security = securityHeaders(formTarget)
  let site: Answer = (_request, response) => {
    response.writeHead(503, {
      ...security,
      'Retry-After': '2',
      'Content-Type': 'text/plain; charset=utf-8',
    })
    response.end('De site wordt gemaakt. Probeer het over enkele seconden opnieuw.\n')
  }

  const receivers = new Map<string, Answer>()
  const answer: Answer = (request, response) => {
    const { path } = targetOf(request)
    const receiver = request.method === 'POST' ? receivers.get(path) : undefined
    if (receiver) {
      for (const [name, value] of Object.entries(security)) response.setHeader(name, value)
      return receiver(request, response)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...security, Allow: 'GET, HEAD' }).end()
      return undefined
    }
    return site(request, response)
  }

  const first = await listen(createHttpServer(answer, { monitor }), '127.0.0.1', port)
  const taken = portOf(first)
  const second = await listen(createHttpServer(answer, { monitor }), '::1', taken).catch((error: unknown) => {
    if (hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'EAFNOSUPPORT')) return undefined
    first.close()
    throw error
  })

  return {
    port: taken,
    show(releases, drawCard) {
      site = siteHandler(releases, security, drawCard, monitor)
    },
    receive(path, answer) {
      receivers.set(path, answer)
    },
    async close() {
      await Promise.all([first, second].flatMap((server) => (server ? [closeServer(server)] : [])))
    },
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
