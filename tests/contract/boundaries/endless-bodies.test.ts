/** Bodies that never end: whoever takes one reads no further than what it could use. */
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishRoutes } from '../../../site/publisher/http.ts'
import { startStudioHost, type StudioHost } from '../../../studio/host/server.ts'
import { openLake, type Lake } from '../../../studio/lake/lake.ts'

const CHUNK = 64 * 1024
/** Bytes, several times what a body may have. */
const MOST_SENT = 64 * 1024 * 1024

let dataDir: string
let lake: Lake
let host: StudioHost
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'endless-'))
  lake = openLake({ dataDir, signIn: true, isPublic: true })
  host = await startStudioHost({
    port: 0,
    lake,
    publish: publishRoutes({ publisher: () => undefined, webhookSecret: 'a secret of this test' }),
    bundle: () => undefined,
    studioConfiguration: { projectId: 'local', dataset: 'production', hosted: false },
  })
})
afterAll(async () => {
  await host.close()
  await lake.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** Sends until the server answers or closes. @returns the status and how many bytes it took */
function sendWithoutEnd(
  path: string,
  type: string,
  isKnown: boolean,
): Promise<{ status: number; taken: number }> {
  return new Promise((resolve) => {
    const socket = connect(host.port, '127.0.0.1')
    let status = 0
    const chunk = `${CHUNK.toString(16)}\r\n${'['.repeat(CHUNK)}\r\n`
    const done = (): void => {
      socket.destroy()
      resolve({ status, taken: socket.bytesWritten })
    }
    const send = (): void => {
      while (socket.writable && socket.bytesWritten < MOST_SENT) if (!socket.write(chunk)) return
      if (socket.bytesWritten >= MOST_SENT) done()
    }
    socket.on('error', () => undefined)
    socket.on('close', done)
    socket.on('drain', send)
    socket.on('data', (head: Buffer) => {
      status = Number(head.toString('latin1').split(' ')[1])
      done()
    })
    const headers = [
      `POST ${path} HTTP/1.1`,
      ...[`Host: localhost:${host.port}`, `Origin: http://localhost:${host.port}`, `Content-Type: ${type}`],
      ...['sanity-webhook-signature: t=1,v1=x', 'Transfer-Encoding: chunked'],
      ...(isKnown ? [`Authorization: Bearer ${lake.token}`] : []),
    ]
    socket.write(`${headers.join('\r\n')}\r\n\r\n`)
    send()
  })
}

it.each([
  ['/publish/webhook', 'application/json'],
  ['/publish/links', 'application/json'],
  ['/publish/status', 'application/json'],
  ['/aanmelden', 'application/x-www-form-urlencoded'],
  ['/aanmelden', 'multipart/form-data; boundary="a b"'],
  ['/v1/data/query/production', 'application/json'],
  ['/v1/data/mutate/production', 'application/json'],
  ['/vX/data/actions/production', 'application/json'],
  ['/v1/users/me', 'application/json'],
  ['/v2025-02-19/data/export/production', 'application/json'],
])('POST %s as %s ends it', async (path, type) => {
  for (const isKnown of [false, true]) {
    const { status, taken } = await sendWithoutEnd(path, type, isKnown)
    expect([status === 0 || (status >= 400 && status < 500), status]).toEqual([true, status])
    expect(taken).toBeLessThan(MOST_SENT)
  }
})

it.each([
  ['DELETE', '/publish/metrics', 404],
  ['POST', '/publish/metrics', 404],
  ['POST', '/publish/links', 403],
  ['POST', '/publish/webhook', 401],
  ['PUT', '/publish/status', 404],
  ['POST', '/aanmelden', 403],
])('%s %s whose length is not told is answered as any other', async (method, path, status) => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('{}'))
      controller.close()
    },
  })
  const init = { method, body, duplex: 'half', headers: { authorization: `Bearer ${lake.token}` } }
  expect((await fetch(`http://127.0.0.1:${host.port}${path}`, init)).status).toBe(status)
})
