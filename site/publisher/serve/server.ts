/** The public web server: the live release, with its redirects and the page for what is not there. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { adopt, createHttpServer, drain, type Answer, type Monitor } from '../../../shared/http-server.ts'
import type { Renderer } from '../renderer.ts'
import { STEP } from '../../content/form-address.ts'
import { securityHeaders } from './headers.ts'
import { listenForVisitors, portOf } from './listen.ts'
import { targetOf } from './request-target.ts'
import { siteHandler, type ServedReleases } from './site-handler.ts'

export interface PublicServer {
  /** 0 where it has none. */
  readonly port: number
  /** Serves a connection that another process has accepted. */
  accept(socket: Socket): void
  /** From the next request on, visitors get the live one of these releases. @param drawCard draws its share pictures */
  show(releases: ServedReleases, drawCard?: Renderer['drawCard']): void
  /** From the next request on, posts to this path and the addresses that they lead to are answered so, with the headers that are set already; nothing else is. */
  receive(path: string, answer: Answer): void
  /** As {@link drain} does. */
  drain(): ReturnType<typeof drain>
  /** Resolves when nothing of it reads the releases any more. */
  close(): Promise<void>
}

/**
 * Listens on loopback only, on both address families where the machine has them.
 * @param port 0 takes a free one; undefined: another process accepts connections @param formTarget where the contact form of the pages posts to
 * @throws PublishError step `serve` where the port is taken
 */
export async function startPublicServer(
  port: number | undefined,
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
    const { path, query } = targetOf(request)
    const isStep = request.method === 'GET' && new URLSearchParams(query).has(STEP)
    const receiver = isStep || request.method === 'POST' ? receivers.get(path) : undefined
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

  const answering = new Set<Promise<void>>()
  const answerWatched: Answer = (request, response) => {
    const work = (async (): Promise<void> => answer(request, response))()
    answering.add(work)
    return work.finally(() => answering.delete(work))
  }
  const create = (): Server => createHttpServer(answerWatched, { monitor })
  const servers = port === undefined ? ([create()] as const) : await listenForVisitors(create, port)
  const [first] = servers
  let isClosed = false

  return {
    port: port === undefined ? 0 : portOf(first),
    accept(socket) {
      // It may have been on its way.
      if (isClosed) socket.destroy()
      else adopt(first, socket)
    },
    show(releases, drawCard) {
      site = siteHandler(releases, security, drawCard, monitor)
    },
    receive(path, answer) {
      receivers.set(path, answer)
    },
    drain() {
      const drained = servers.map((server) => drain(server))
      return {
        answered: Promise.all(drained.map(({ answered }) => answered)).then(() => undefined),
        ended: Promise.all(drained.map(({ ended }) => ended)).then(() => undefined),
      }
    },
    async close() {
      isClosed = true
      await Promise.all(servers.map(closeServer))
      await Promise.allSettled(answering)
    },
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
