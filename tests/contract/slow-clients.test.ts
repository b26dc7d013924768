/** Clients that send or read too slowly, at every server: closed within 15 s, and nobody else notices. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpServer } from '../../shared/http-server.ts'
import { startPublicServer, type PublicServer } from '../../site/publisher/serve/server.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

const PATIENCE = 15_000

/** 40 MB. */
function* pieces(): Generator<Buffer> {
  for (let count = 0; count < 640; count += 1) yield Buffer.alloc(64 * 1024)
}

let lake: RunningLake
let site: PublicServer
let plain: Server
beforeAll(async () => {
  lake = await startLake()
  site = await startPublicServer(0)
  site.receive('/contact/', (request, response) => {
    request.resume().on('end', () => response.end('received'))
  })
  plain = createHttpServer((_request, response) => {
    pipeline(Readable.from(pieces()), response).catch(() => undefined)
  })
  await once(plain.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  plain.closeAllConnections()
  plain.close()
  await Promise.all([lake.stop(), site.close()])
})

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
const ports = {
  site: () => site.port,
  studio: () => Number(new URL(lake.origin).port),
  'any server of ours': () => portOf(plain),
}

/** True where the server ends the connection in time. */
async function isClosed(
  port: number,
  begin: string,
  more: { byte?: string; read: boolean },
): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  if (more.read) socket.resume()
  socket.write(begin)
  const drip = setInterval(() => more.byte !== undefined && socket.write(more.byte), 1_000)
  const ended = await Promise.race([
    once(socket, 'close').then(() => true),
    setTimeout(PATIENCE, false, { ref: false }),
  ])
  clearInterval(drip)
  socket.destroy()
  return ended
}

describe.concurrent('a client', () => {
  it.for(['site', 'studio', 'any server of ours'] as const)(
    'of %s that leaves its headers incomplete, or sends a byte a second of them, is closed',
    { timeout: 20_000 },
    async (name, { expect }) => {
      const head = `GET / HTTP/1.1\r\nHost: localhost:${ports[name]()}\r\nX-Slow: `
      const closed = [
        isClosed(ports[name](), head, { read: true }),
        isClosed(ports[name](), head, { read: true, byte: 'a' }),
        isClosed(ports[name](), '', { read: true }),
      ]
      expect(await Promise.all(closed)).toEqual([true, true, true])
    },
  )

  it.for([
    ['site', '/contact/', 'application/x-www-form-urlencoded'],
    ['studio', '/v1/data/mutate/production', 'application/json'],
    ['studio', '/v1/assets/files/production', 'application/octet-stream'],
  ] as const)(
    'of %s that sends a byte a second of its body to %s is closed',
    { timeout: 20_000 },
    async ([name, path, type], { expect }) => {
      const head = [
        `POST ${path} HTTP/1.1`,
        `Host: localhost:${ports[name]()}`,
        `Authorization: Bearer ${lake.token}`,
        `Content-Type: ${type}`,
        'Content-Length: 60000',
      ]
      const begin = `${head.join('\r\n')}\r\n\r\n`
      const closed = [
        isClosed(ports[name](), begin, { read: true }),
        isClosed(ports[name](), begin, { read: true, byte: 'a' }),
      ]
      expect(await Promise.all(closed)).toEqual([true, true])
    },
  )

  it('that reads nothing of a large answer is closed, while one that reads slowly gets it', async ({
    expect,
  }) => {
    const port = portOf(plain)
    const ask = (): Socket => {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined)
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
      return socket
    }
    const never = Array.from({ length: 5 }, ask)
    const slow = ask()
    let read = 0
    const end = performance.now() + 13_000
    while (performance.now() < end) {
      for (let some = 0; some < 4; some += 1) {
        const chunk: unknown = slow.read()
        if (Buffer.isBuffer(chunk)) read += chunk.byteLength
      }
      await setTimeout(250)
    }
    expect(await new Promise((resolve) => plain.getConnections((_error, count) => resolve(count)))).toBe(1)
    expect(read).toBeGreaterThan(1024 * 1024)
    for (const socket of [...never, slow]) socket.destroy()
  }, 40_000)
})

it('makes room for whoever comes, where too many are connected: what does nothing goes first', async () => {
  const small = createHttpServer(
    (request, response) => {
      response.write('begun')
      if (request.url === '/short') response.end()
    },
    { maxConnections: 20 },
  )
  await once(small.listen(0, '127.0.0.1'), 'listening')
  const port = portOf(small)
  const busy = connect(port, '127.0.0.1')
  busy.write('GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await once(busy, 'data')
  const idle = Array.from({ length: 40 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
  await Promise.all(idle.map((socket) => once(socket, 'connect')))
  const response = await fetch(`http://127.0.0.1:${port}/short`)
  expect(await response.text()).toBe('begun')
  expect(busy.destroyed).toBe(false)
  expect(
    await new Promise<number>((resolve) => small.getConnections((_error, count) => resolve(count))),
  ).toBeLessThanOrEqual(20)
  for (const socket of [...idle, busy]) socket.destroy()
  small.closeAllConnections()
  small.close()
})
