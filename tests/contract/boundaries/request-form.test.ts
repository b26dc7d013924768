/** A request may name its host in its target (RFC 9112, section 3.2.2); one that names two hosts is refused, on every port. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpServer } from '../../../shared/http-server.ts'
import { startPublicServer, type PublicServer } from '../../../site/publisher/serve/server.ts'
import { fc } from '../../support/fast-check.ts'
import { startPreviewServer, type PreviewServer } from '../../support/preview-server.ts'
import { rawRequest, sendRaw } from '../../support/raw-http.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let preview: PreviewServer
let lake: RunningLake
let site: PublicServer
beforeAll(async () => {
  preview = await startPreviewServer()
  lake = await startLake()
  site = await startPublicServer(0)
}, 120_000)
afterAll(() => Promise.all([preview.stop(), lake.stop(), site.close()]))

async function ask(port: number, target: string, headers: readonly string[]) {
  const request = rawRequest(`GET ${target} HTTP/1.1`, [...headers])
  return sendRaw(port, Buffer.from(request), { patience: 60_000 })
}

describe.each([
  ['the public server', () => site.port, '127.0.0.1', (): string => '', '/over/'],
  ['the preview', () => Number(new URL(preview.origin).port), 'localhost', () => preview.cookie, '/over/'],
  [
    'the Studio’s server',
    () => Number(new URL(lake.origin).port),
    '127.0.0.1',
    () => lake.cookie,
    '/v1/ping',
  ],
] as const)('%s', (_name, portOf, name, cookieOf, path) => {
  const own = () => `${name}:${portOf()}`
  const get = (target: string, ...hosts: readonly string[]) =>
    ask(portOf(), target, [...hosts.map((host) => `Host: ${host}`), `Cookie: ${cookieOf()}`])

  it('answers an absolute target as its path', async () => {
    const plain = await get(path, own())
    for (const target of [`http://${own()}${path}`, `HTTP://${own()}${path}`, `https://${own()}${path}?x=1`])
      expect((await get(target, own())).status, target).toBe(plain.status)
  })

  it.each([
    ['two hosts', (host: string) => get(path, host, host)],
    ['two different ones', (host: string) => get(path, host, 'evil.example')],
    ['two behind an absolute target', (host: string) => get(`http://${host}${path}`, host, host)],
    ['a name before the host', (host: string) => get(`http://name@${host}${path}`, host)],
    ['no host in its target', (host: string) => get(`http://${path}`, host)],
  ])('refuses %s', async (_what, send) => {
    expect((await send(own())).status).toBe(400)
  })

  it.each([
    ['a length beside chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 5\r\n\r\n'],
    ['a list of lengths', 'Content-Length: 0, 5\r\n\r\n'],
    ['a length with a sign', 'Content-Length: +0\r\n\r\n'],
    ['an encoding after chunks', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['an encoding twice', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n'],
    ['a space before the colon', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['a line feed alone', 'X: 1\nContent-Length: 0\r\n\r\n'],
    ['a carriage return alone', 'X: 1\rContent-Length: 0\r\n\r\n'],
  ])('reads no second request behind %s', async (_what, rest) => {
    const second = `GET ${path} HTTP/1.1\r\nHost: ${own()}\r\nConnection: close\r\n\r\n`
    const first = `POST ${path} HTTP/1.1\r\nHost: ${own()}\r\n${rest}`
    const { text } = await sendRaw(portOf(), `${first}${second}`, { patience: 60_000 })
    expect(text.match(/^HTTP\/1\.1 /gm) ?? []).toHaveLength(1)
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
  })
})

it.each([
  ['the preview', () => Number(new URL(preview.origin).port)],
  ['the Studio’s server', () => Number(new URL(lake.origin).port)],
] as const)('%s refuses another host in the target, whatever the header says', async (_name, port) => {
  const host = `localhost:${port()}`
  expect((await ask(port(), 'http://evil.example/v1/ping', [`Host: ${host}`])).status).toBe(421)
})

it('an absolute target reads as the same path and query, whatever they are', async () => {
  const server = createHttpServer(
    (request, response) => void response.end(JSON.stringify([request.url, request.headers.host])),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const rest = fc.stringMatching(/^[/?][!$&-;=?-Z_a-z%~]{0,20}$/)
  await fc.assert(
    fc.asyncProperty(rest, async (text) => {
      const { status, text: body } = await ask(port, `http://a.example${text}`, ['Host: b.example'])
      expect(status).toBe(200)
      expect(body).toContain(JSON.stringify([text.startsWith('/') ? text : `/${text}`, 'a.example']))
    }),
    { numRuns: 40 },
  )
  server.close()
  server.closeAllConnections()
})
