/** The one place that makes HTTP servers: how slowly a client may send and read, how many may be connected, where errors end, what is watched. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** Milliseconds that a client may take to send its headers, and its whole request. */
const LONGEST_HEADERS = 10_000
const LONGEST_REQUEST = 300_000
/** Milliseconds in which a client must take something of what waits for it, or send {@link LEAST_SENT}. */
const LONGEST_STALL = 10_000
/** Bytes of a body that has not ended. */
const LEAST_SENT = 8 * 1024
const CHECK_INTERVAL = 2_000
const LOOK_WHILE_DRAINING = 20
/** Milliseconds that a connection may go on whose client knows nothing of the end yet. */
const LONGEST_DRAIN = 6_000
/** Of one server; beyond it the one that has been without a request for longest makes room. */
const MOST_CONNECTIONS = 1_500

interface Connection {
  /** The newest one. */
  request: IncomingMessage | undefined
  /** Requests without a whole answer; what was upgraded counts as one for good. */
  working: number
  /** Bytes that had left for the client, and the moment until which that changed. */
  taken: number
  takenAt: number
  /** Bytes that had come, and the moment at which they were counted. */
  sent: number
  sentAt: number
}

/** One request that was answered, or whose client went away. */
export interface Answered {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly status: number
  readonly milliseconds: number
  /** Events for as long as the client listens. */
  readonly isStream: boolean
}

export interface HealthAnswer {
  readonly status: 200 | 503
  readonly body: object
}

/** What is told of a server, and asked of it. */
export interface Monitor {
  /** Answers its own paths before anything else does, whatever the Host: a probe knows an address only. */
  health(path: string): Promise<HealthAnswer> | undefined
  answered(answered: Answered): void
  /** One look into a cache. */
  lookedUp(cache: string, isHit: boolean): void
}

interface ServerOptions {
  /** Milliseconds that an idle connection stays open. */
  readonly keepAlive?: number
  readonly maxConnections?: number
  readonly monitor?: Monitor | undefined
}

/** Answers one request; an exception or a rejection is logged and answered with 500. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** Of each server that was made here, the longest connected first. */
const connectionsOf = new WeakMap<Server, Map<Socket, Connection>>()
const draining = new WeakSet<Server>()

/** Answers must be written in pieces of at most 64 KB: a client counts as reading where one of them has left. */
export function createHttpServer(
  answer: Answer,
  { keepAlive = 5_000, maxConnections = MOST_CONNECTIONS, monitor }: ServerOptions = {},
): Server {
  const connections = new Map<Socket, Connection>()
  const server = createServer(
    {
      maxHeaderSize: 15 * 1024,
      headersTimeout: LONGEST_HEADERS,
      requestTimeout: LONGEST_REQUEST,
      keepAliveTimeout: keepAlive,
      connectionsCheckingInterval: CHECK_INTERVAL,
    },
    errorBoundary(inOriginForm(monitor ? watched(answer, monitor) : answer)),
  )

  connectionsOf.set(server, connections)
  server.on('connection', (socket: Socket) => {
    const now = performance.now()
    connections.set(socket, { request: undefined, working: 0, taken: 0, takenAt: now, sent: 0, sentAt: now })
    socket.once('close', () => connections.delete(socket))
    if (connections.size <= maxConnections) return
    const [idle] = [...connections].find(([, { working }]) => working === 0) ?? [socket]
    idle.destroy()
    connections.delete(idle)
  })
  server.prependListener('request', (request, response) => {
    const connection = connections.get(request.socket)
    if (!connection) return
    connection.request = request
    connection.working += 1
    if (draining.has(server)) response.setHeader('Connection', 'close')
    response.once('close', () => (connection.working -= 1))
  })
  server.on('upgrade', (request, socket) => {
    if (!toOriginForm(request)) socket.destroy()
    const connection = connections.get(request.socket)
    if (connection) connection.working += 1
  })

  const look = setInterval(() => {
    const now = performance.now()
    for (const [socket, connection] of connections)
      if (readsNothing(socket, connection, now) || sendsTooSlowly(socket, connection, now)) socket.destroy()
  }, CHECK_INTERVAL).unref()
  server.once('close', () => clearInterval(look))
  return server
}

/** Serves a connection that another process has accepted. */
export function adopt(server: Server, socket: Socket): void {
  server.emit('connection', socket)
  socket.resume()
}

/**
 * Accepts nothing more, and closes each connection after its next answer. One that has no request is not closed at once: its client
 * may be sending the next one, and would find it refused.
 * @returns `answered` resolves when nothing is being answered, `ended` when no connection is left
 */
export function drain(server: Server): { readonly answered: Promise<void>; readonly ended: Promise<void> } {
  draining.add(server)
  const connections = connectionsOf.get(server) ?? new Map<Socket, Connection>()
  const end = performance.now() + LONGEST_DRAIN
  // Node's own closes what is idle, and only a server that listens can be closed.
  if (server.listening) NetServer.prototype.close.call(server)
  const until = async (isDone: () => boolean): Promise<void> => {
    while (!isDone() && performance.now() < end) await setTimeout(LOOK_WHILE_DRAINING)
  }
  return {
    answered: until(() => [...connections.values()].every(({ working }) => working === 0)),
    ended: until(() => connections.size === 0).then(() => {
      for (const socket of connections.keys()) socket.destroy()
      server.close()
    }),
  }
}

function inOriginForm(answer: Answer): Answer {
  return (request, response) => {
    if (toOriginForm(request)) return answer(request, response)
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    response.end('Two hosts, or an address without one: ask for one host.\n')
    return undefined
  }
}

/** A target as clients of a proxy send it; its host takes no user information. */
const ABSOLUTE = /^https?:\/\/(?<host>[^/?#@\s]+)(?<rest>[/?#].*)?$/i

/**
 * Turns `http://host/path` into `/path` with that host as its Host, so that a check of hosts sees the one which is asked for.
 * @returns false for a request that may be read in two ways: two hosts, or an absolute target without a host
 */
function toOriginForm(request: IncomingMessage): boolean {
  const { url = '', rawHeaders } = request
  if (rawHeaders.filter((name, at) => at % 2 === 0 && isHost(name)).length > 1) return false
  if (!/^https?:/i.test(url)) return true
  const { host, rest = '' } = ABSOLUTE.exec(url)?.groups ?? {}
  if (host === undefined) return false
  request.url = rest.startsWith('/') ? rest : `/${rest}`
  request.headers.host = host
  const at = rawHeaders.findIndex((name, index) => index % 2 === 0 && isHost(name))
  if (at === -1) rawHeaders.push('Host', host)
  else rawHeaders[at + 1] = host
  return true
}

function isHost(name: string): boolean {
  return name.toLowerCase() === 'host'
}

function watched(answer: Answer, monitor: Monitor): Answer {
  return async (request, response) => {
    const { method = '', url = '', headers } = request
    const [path = ''] = url.split('?', 1)
    const began = performance.now()
    response.once('close', () => {
      const isStream = headers.accept?.includes('text/event-stream') === true
      const milliseconds = performance.now() - began
      monitor.answered({ method, path, status: response.statusCode, milliseconds, isStream })
    })
    const health = method === 'GET' || method === 'HEAD' ? monitor.health(path) : undefined
    if (!health) return answer(request, response)
    const { status, body } = await health
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    response.end(`${JSON.stringify(body)}\n`)
    return undefined
  }
}

/** Nothing that happens at one request reaches another one or the process. */
function errorBoundary(answer: Answer): RequestListener {
  return (request, response) => {
    const fail = (error: unknown): void => {
      if (isSlowReader(error)) {
        response.destroy()
        return
      }
      // The first segment alone: what follows may be a secret address.
      const [start = '/'] = /^\/[\w-]*/.exec(request.url ?? '') ?? []
      console.error(`${request.method ?? ''} ${start}: the request failed.`, error)
      if (response.headersSent) {
        response.destroy()
        return
      }
      for (const name of response.getHeaderNames()) if (OF_THE_BODY.test(name)) response.removeHeader(name)
      response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
      response.end('Er ging hier iets mis. Probeer het over een paar minuten opnieuw.\n')
    }
    response.on('error', fail)
    // A client that went away.
    request.on('error', () => undefined)
    const run = async (): Promise<void> => answer(request, response)
    run().catch(fail)
  }
}

/** A reader that was too slow, and that has been told of where its answer was ended. */
function isSlowReader(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

/** Headers of an answer that is not sent after all. */
const OF_THE_BODY = /^(?:content-(?!security)|location$|etag$|set-cookie$)/i

function readsNothing(socket: Socket, connection: Connection, now: number): boolean {
  const waiting = socket.writableLength
  const taken = socket.bytesWritten - waiting
  if (waiting === 0 || taken !== connection.taken) {
    connection.taken = taken
    connection.takenAt = now
  }
  return now - connection.takenAt >= LONGEST_STALL
}

function sendsTooSlowly(socket: Socket, connection: Connection, now: number): boolean {
  const { request } = connection
  // Where the body waits to be read, the client cannot send.
  const isSending =
    request &&
    !request.complete &&
    request.readableLength < request.readableHighWaterMark &&
    !socket.isPaused()
  const enough = socket.bytesRead - connection.sent >= LEAST_SENT
  if (!isSending || (enough && now - connection.sentAt >= LONGEST_STALL)) {
    connection.sent = socket.bytesRead
    connection.sentAt = now
  }
  return now - connection.sentAt >= LONGEST_STALL
}
