/** A store that behaves like the hosted one on a bad day: it stands before a real lake and spoils what passes. */
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import { createClient, type SanityClient } from '@sanity/client'

/** What happens to requests that read; listeners are spoiled by `cutStreams` alone. */
export type Mood =
  | 'well'
  /** The connection is refused. */
  | 'away'
  /** 429 that asks to wait a second. */
  | 'busy'
  /** 500 */
  | 'broken'
  /** Gives what is read, and 500 to who writes. */
  | 'full'
  /** Takes the request and says nothing. */
  | 'silent'
  /** Is silent where a picture or a file is asked for, and well otherwise. */
  | 'silent files'
  /** Half of the JSON, then the end of the connection. */
  | 'cut'
  /** The right form with something else in it. */
  | 'nonsense'

/** Seconds. */
const RETRY_AFTER = 1

export interface MisbehavingStore {
  mood: Mood
  /** Requests that read before the moment that an answer 429 asked to wait for. */
  readonly tooEarly: number
  readonly client: SanityClient
  /** Ends every open event stream, as the hosted service does when it moves. */
  cutStreams(): void
  stop(): Promise<void>
}

/** @param origin of the lake behind it @param token of that lake */
export async function startMisbehavingStore(origin: string, token: string): Promise<MisbehavingStore> {
  const streams = new Set<ServerResponse>()
  let tooEarly = 0
  let notBefore = 0
  const store: { mood: Mood } = { mood: 'well' }

  const server = createServer((incoming, response) => {
    const listens = /\/data\/(?:listen|live)/.test(incoming.url ?? '')
    if (listens) {
      streams.add(response)
      response.once('close', () => streams.delete(response))
    } else if (/\/data\/(?:query|doc|export)\//.test(incoming.url ?? '') && Date.now() < notBefore)
      tooEarly += 1
    if (!listens && store.mood === 'busy') notBefore = Date.now() + RETRY_AFTER * 1000
    if (store.mood === 'away') {
      incoming.socket.resetAndDestroy()
      return
    }
    if (listens) pass(origin, incoming, response)
    else answer(store.mood, origin, incoming, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the store has no port')

  return {
    get mood() {
      return store.mood
    },
    set mood(mood) {
      store.mood = mood
    },
    get tooEarly() {
      return tooEarly
    },
    client: createClient({
      projectId: 'local',
      dataset: 'production',
      apiVersion: '2025-02-19',
      apiHost: `http://127.0.0.1:${address.port}`,
      useProjectHostname: false,
      useCdn: false,
      token,
    }),
    cutStreams() {
      for (const stream of streams) stream.socket?.destroy()
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(mood: Mood, origin: string, incoming: IncomingMessage, response: ServerResponse): void {
  const json = { 'Content-Type': 'application/json' }
  switch (mood) {
    case 'busy':
      response.writeHead(429, { ...json, 'Retry-After': String(RETRY_AFTER) })
      response.end(JSON.stringify({ statusCode: 429, error: 'Too Many Requests', message: 'Slow down.' }))
      return
    case 'broken':
      response.writeHead(500, json)
      response.end(JSON.stringify({ statusCode: 500, error: 'Internal Server Error', message: 'It broke.' }))
      return
    case 'full':
      answer(/\/data\/mutate\//.test(incoming.url ?? '') ? 'broken' : 'well', origin, incoming, response)
      return
    case 'silent':
      return
    case 'silent files':
      answer(/^\/(?:images|files)\//.test(incoming.url ?? '') ? 'silent' : 'well', origin, incoming, response)
      return
    case 'cut':
      response.writeHead(200, { ...json, 'Content-Length': '100000' })
      response.write('{"result":[{"_id":"a","_type":"pa')
      setTimeout(() => response.socket?.destroy(), 20)
      return
    case 'nonsense':
      response.writeHead(200, json)
      response.end(JSON.stringify({ result: 'there is nothing here', documents: 'nor here' }))
      return
    case 'away':
    case 'well':
      pass(origin, incoming, response)
  }
}

function pass(origin: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { host, port } = new URL(origin)
  const upstream = forward(
    {
      host: '127.0.0.1',
      port,
      path: incoming.url,
      method: incoming.method,
      headers: { ...incoming.headers, host },
    },
    (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers)
      response.flushHeaders()
      answered.pipe(response)
    },
  )
  upstream.on('error', () => response.destroy())
  response.once('close', () => upstream.destroy())
  incoming.pipe(upstream)
}
