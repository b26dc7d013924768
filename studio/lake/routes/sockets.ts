/** WebSockets: all event streams of a tab (`/transport`) and who is where (`/vX/socket/:dataset`), for those who may. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Identity } from '../accounts/identity.ts'
import type { Watch } from '../accounts/watch.ts'
import { isOwnOrigin, type Authentication } from '../accounts/authentication.ts'
import { createPresence } from '../events/presence.ts'
import { serveTransport } from '../events/transport.ts'

/** Bytes of one message. */
const LARGEST_MESSAGE = 1024 * 1024
/** Sockets of one who is signed in, in all tabs together. */
const MOST_OF_ONE = 200

export interface Sockets {
  /** @returns false where the path is none of ours */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean
  close(): void
}

/** @param answer runs a request of a stream through the lake's app */
export function createSockets(
  authentication: Authentication,
  watch: Watch,
  answer: (request: Request) => Response | Promise<Response>,
): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE })
  const presence = createPresence()
  const visitors = new Map<WebSocket, Identity>()

  function identify(headers: Headers): Identity | undefined {
    try {
      return authentication.identify({ method: 'GET', headers })
    } catch {
      return undefined
    }
  }

  return {
    upgrade(request, socket, head) {
      const path = request.url ?? ''
      const isTransport = path === '/transport' || path.startsWith('/transport?')
      if (!isTransport && !/^\/v[\w-]+\/socket\//.test(path)) return false
      const headers = new Headers()
      for (const name of ['host', 'origin', 'cookie', 'authorization'] as const) {
        const value = request.headers[name]
        if (typeof value === 'string') headers.set(name, value)
      }
      const identity = headers.has('origin') && !isOwnOrigin(headers) ? undefined : identify(headers)
      if (!identity) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
        return true
      }
      if ([...visitors.values()].filter(({ id }) => id === identity.id).length >= MOST_OF_ONE) {
        socket.end('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 10\r\nConnection: close\r\n\r\n')
        return true
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        visitors.set(webSocket, identity)
        const release = watch.hold(headers, identity, () => webSocket.terminate())
        webSocket.on('close', () => {
          visitors.delete(webSocket)
          release()
        })
        webSocket.on('error', () => webSocket.terminate())
        if (isTransport)
          serveTransport(
            webSocket,
            `http://${headers.get('host') ?? 'localhost'}`,
            credentials(headers),
            answer,
          )
        else presence.join(webSocket, identity.id)
      })
      return true
    },
    close() {
      for (const client of server.clients) client.terminate()
    },
  }
}

/** The streams of a socket are asked for by whoever opened it. */
function credentials(headers: Headers): Record<string, string> {
  const carried: Record<string, string> = {}
  for (const name of ['cookie', 'authorization']) {
    const value = headers.get(name)
    if (value !== null) carried[name] = value
  }
  return carried
}
