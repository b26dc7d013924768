import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws'
import { isRecord } from '../../../../shared/is-record.ts'
import { createStreamFetch } from '../../../../studio/transport/stream-fetch.ts'

const STREAM = { headers: { accept: 'text/event-stream' } }
const text = new TextDecoder()

let server: WebSocketServer
let port: number
let sockets: ServerSocket[]
let plain: string[]
let streamFetch: typeof fetch

beforeEach(async () => {
  sockets = []
  plain = []
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (socket) => sockets.push(socket))
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  port = address.port
  streamFetch = createStreamFetch(
    () => new WebSocket(`ws://127.0.0.1:${port}`),
    (input) => {
      plain.push(input instanceof Request ? input.url : String(input))
      return Promise.resolve(new Response('plain'))
    },
  )
})
afterEach(() => {
  for (const socket of sockets) socket.terminate()
  server.close()
})

interface Opened {
  readonly socket: ServerSocket
  readonly received: unknown[]
  readonly send: (message: unknown) => void
}

/** Begins to record what the first connection sends. */
async function connection(): Promise<Opened> {
  if (sockets.length === 0) await once(server, 'connection')
  const [socket] = sockets
  if (!socket) throw new Error('no connection')
  const received: unknown[] = []
  socket.on('message', (data: Buffer) => received.push(JSON.parse(data.toString('utf8'))))
  return { socket, received, send: (message) => socket.send(JSON.stringify(message)) }
}

async function open(path = '/listen?query=*', init: RequestInit = {}) {
  const opening = connection()
  const response = streamFetch(`http://localhost${path}`, { ...STREAM, ...init })
  // Where a test ends before its answer.
  response.catch(() => undefined)
  const opened = await opening
  await expect.poll(() => opened.received.length).toBeGreaterThan(0)
  return { ...opened, response }
}

describe('a request that is no event stream', () => {
  it('goes over HTTP, and opens no WebSocket', async () => {
    const response = await streamFetch('http://localhost/query', { headers: { accept: 'application/json' } })
    expect(await response.text()).toBe('plain')
    await streamFetch(new Request('http://localhost/other'))
    expect(plain).toEqual(['http://localhost/query', 'http://localhost/other'])
    expect(sockets).toEqual([])
  })
})

describe('an event stream', () => {
  it('is opened by its path, and answers with the status and the text that the server sends', async () => {
    const { received, send, response } = await open()
    expect(received).toEqual([{ open: '1', path: '/listen?query=*' }])
    send({ id: '1', status: 200 })
    const { status, headers, body } = await response
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    send({ id: '1', chunk: 'data: één\n\n' })
    send({ id: '1', chunk: 'data: twee\n\n' })
    send({ id: '1', end: true })
    const chunks = body ? await Array.fromAsync(body, (chunk) => text.decode(chunk)) : []
    expect(chunks.join('')).toBe('data: één\n\ndata: twee\n\n')
    expect(plain).toEqual([])
  })

  it('passes on a refusal', async () => {
    const { send, response } = await open()
    send({ id: '1', status: 401 })
    expect((await response).status).toBe(401)
  })

  it('says where it was left', async () => {
    const headers = { accept: 'text/event-stream', 'last-event-id': '7#a' }
    const { received } = await open('/listen', { headers })
    expect(received).toEqual([{ open: '1', path: '/listen', lastEventId: '7#a' }])
  })

  it('shares one WebSocket with all others, each with its own text', async () => {
    const { received, send, response } = await open('/a')
    const others = ['/b', '/c'].map((path) => streamFetch(`http://localhost${path}`, STREAM))
    await expect.poll(() => received.length).toBe(3)
    expect(sockets).toHaveLength(1)
    for (const id of ['3', '2', '1']) {
      send({ id, status: 200 })
      send({ id, chunk: `text of ${id}` })
      send({ id, end: true })
    }
    const all = await Promise.all([response, ...others])
    expect(await Promise.all(all.map((each) => each.text()))).toEqual(['text of 1', 'text of 2', 'text of 3'])
  })

  it('takes no notice of what is for no stream, or is no message', async () => {
    const { send, response } = await open()
    for (const message of [null, 'text', [], { id: '99', chunk: 'x' }, { id: '99', end: true }]) send(message)
    send({ id: '1', status: 200 })
    send({ id: '1', end: true })
    expect(await (await response).text()).toBe('')
  })
})

describe('an event stream that is given up', () => {
  it('is closed at the server where its reader cancels', async () => {
    const { received, send, response } = await open()
    send({ id: '1', status: 200 })
    await (await response).body?.cancel()
    await expect.poll(() => received.at(-1)).toEqual({ close: '1' })
    // What was under way meanwhile is for nobody.
    send({ id: '1', chunk: 'late' })
  })

  it('is closed at the server where it is aborted, before or after its answer', async () => {
    const early = new AbortController()
    const { received, response } = await open('/a', { signal: early.signal })
    early.abort()
    await expect(response).rejects.toMatchObject({ name: 'AbortError' })
    await expect.poll(() => received.at(-1)).toEqual({ close: '1' })

    const late = new AbortController()
    const [socket] = sockets
    const second = streamFetch('http://localhost/b', { ...STREAM, signal: late.signal })
    await expect.poll(() => received.length).toBe(3)
    socket?.send(JSON.stringify({ id: '2', status: 200 }))
    const { body } = await second
    late.abort()
    await expect(body?.getReader().read()).rejects.toMatchObject({ name: 'AbortError' })
    await expect.poll(() => received.at(-1)).toEqual({ close: '2' })
  })

  it('is not opened at all where it was aborted while the WebSocket was opening', async () => {
    const controller = new AbortController()
    const opening = connection()
    const response = streamFetch('http://localhost/a', { ...STREAM, signal: controller.signal })
    controller.abort()
    await expect(response).rejects.toMatchObject({ name: 'AbortError' })
    const { received } = await opening
    const next = streamFetch('http://localhost/b', STREAM)
    await expect.poll(() => received.length).toBe(1)
    expect(received).toMatchObject([{ path: '/b' }])
    sockets[0]?.terminate()
    await expect(next).rejects.toThrow('lost')
  })
})

describe('a connection that is lost', () => {
  it('fails all its streams, answered or not, and the next one opens another', async () => {
    const { socket, received, send, response } = await open('/a')
    send({ id: '1', status: 200 })
    const { body } = await response
    const unanswered = streamFetch('http://localhost/b', STREAM)
    await expect.poll(() => received.length).toBe(2)
    socket.terminate()
    await expect(body?.getReader().read()).rejects.toThrow('The connection to the store was lost.')
    await expect(unanswered).rejects.toThrow('The connection to the store was lost.')

    server.once('connection', (other) =>
      other.on('message', (data: Buffer) => {
        const id: unknown = Reflect.get(Object(JSON.parse(data.toString('utf8'))), 'open')
        other.send(JSON.stringify({ id, status: 200 }))
      }),
    )
    expect((await streamFetch('http://localhost/c', STREAM)).status).toBe(200)
    expect(sockets).toHaveLength(2)
  })

  it('says so where there never was one', async () => {
    server.close()
    await once(server, 'close')
    await expect(streamFetch('http://localhost/a', STREAM)).rejects.toThrow('The store cannot be reached.')
  })
})

describe('what a WebSocket owes its streams', () => {
  it('closes at the server what was aborted while it was opened, in whatever moment', async () => {
    for (let turns = 0; turns < 6; turns += 1) {
      const controller = new AbortController()
      const response = streamFetch('http://localhost/a', { ...STREAM, signal: controller.signal })
      const refused = expect(response).rejects.toMatchObject({ name: 'AbortError' })
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      controller.abort()
      await refused
    }
    const { received } = await connection()
    await expect
      .poll(() => {
        const names = received.flatMap((message) =>
          isRecord(message) ? Object.keys(message).slice(0, 1) : [],
        )
        return (
          names.filter((name) => name === 'open').length - names.filter((name) => name === 'close').length
        )
      })
      .toBe(0)
  })

  it('is over for all that were aborted before, so that none is opened', async () => {
    const response = streamFetch('http://localhost/a', { ...STREAM, signal: AbortSignal.abort() })
    await expect(response).rejects.toMatchObject({ name: 'AbortError' })
    expect(sockets).toEqual([])
  })

  it('takes no stream of the next one along when an old one says that it is closed', async () => {
    const made: FakeSocket[] = []
    const fetchOver = createStreamFetch(() => {
      const socket = new FakeSocket()
      made.push(socket)
      return socket
    }, fetch)
    const first = fetchOver('http://localhost/a', STREAM)
    made[0]?.open()
    await expect.poll(() => made[0]?.sent.length).toBe(1)
    // It closes for a while: whoever asks now gets another one.
    if (made[0]) made[0].state = WebSocket.CLOSING
    const second = fetchOver('http://localhost/b', STREAM)
    await expect.poll(() => made.length).toBe(2)
    made[1]?.open()
    await expect.poll(() => made[1]?.sent.length).toBe(1)
    made[0]?.dispatchEvent(new Event('close'))
    await expect(first).rejects.toThrow('lost')
    made[1]?.receive({ id: '2', status: 200 })
    expect((await second).status).toBe(200)
  })

  it('is given up where the server gives no sign of life, and kept where it does', async () => {
    let connections = 0
    server.on('connection', (socket) => {
      connections += 1
      const isMute = connections === 1
      socket.on('message', (data: Buffer) => {
        const message: unknown = JSON.parse(data.toString('utf8'))
        const { open: id, ping }: Record<string, unknown> = isRecord(message) ? message : {}
        if (id !== undefined) socket.send(JSON.stringify({ id, status: 200 }))
        if (ping === true && !isMute) socket.send(JSON.stringify({ pong: true }))
      })
    })
    const beating = createStreamFetch(() => new WebSocket(`ws://127.0.0.1:${port}`), fetch, 50)
    const { body } = await beating('http://localhost/a', STREAM)
    await expect(body?.getReader().read()).rejects.toThrow('The connection to the store was lost.')
    const next = await beating('http://localhost/b', STREAM)
    expect([next.status, connections]).toEqual([200, 2])
    await next.body?.cancel()
  })
})

/** A WebSocket whose states and messages the test decides. */
class FakeSocket extends WebSocket {
  state: number = WebSocket.CONNECTING
  readonly sent: string[] = []
  constructor() {
    super(`ws://127.0.0.1:${port}`)
  }
  override get readyState(): WebSocket['readyState'] {
    return this.state === 0 ? 0 : this.state === 1 ? 1 : this.state === 2 ? 2 : 3
  }
  override send(data: string): void {
    this.sent.push(data)
  }
  open(): void {
    this.state = WebSocket.OPEN
    this.dispatchEvent(new Event('open'))
  }
  receive(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
}
