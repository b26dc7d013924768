import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { serveTransport } from '../../../../studio/lake/events/transport.ts'

let server: WebSocketServer
let address: string
let aborted: string[]

beforeEach(async () => {
  aborted = []
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (socket) => serveTransport(socket, 'http://localhost', {}, endless, 40))
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  address = `ws://127.0.0.1:${bound.port}`
})
afterEach(() => {
  for (const client of server.clients) client.terminate()
  server.close()
})

/** A stream that nobody ends but its reader. */
function endless({ url }: Request): Response {
  return new Response(new ReadableStream({ cancel: () => void aborted.push(new URL(url).pathname) }))
}

async function connect(autoPong: boolean): Promise<{ socket: WebSocket; messages: unknown[] }> {
  const socket = new WebSocket(address, { autoPong })
  const messages: unknown[] = []
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString('utf8'))))
  await once(socket, 'open')
  return { socket, messages }
}

it('lets go of a connection whose other side is gone without a word, with its streams', async () => {
  const { socket } = await connect(false)
  socket.send(JSON.stringify({ open: '1', path: '/v1/listen' }))
  await once(socket, 'close')
  await expect.poll(() => aborted).toEqual(['/v1/listen'])
})

it('keeps one that answers, and answers itself', async () => {
  const { socket, messages } = await connect(true)
  let pings = 0
  socket.on('ping', () => (pings += 1))
  await expect.poll(() => pings).toBeGreaterThan(3)
  socket.send(JSON.stringify({ ping: true }))
  await expect.poll(() => messages).toEqual([{ pong: true }])
  expect(socket.readyState).toBe(WebSocket.OPEN)
})
