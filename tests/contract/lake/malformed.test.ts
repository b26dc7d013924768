/** What is malformed, too much or means harm is answered 4xx, reads nothing it should not, and leaves the lake as it was. */
import { readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { malformedRequests } from '../../support/malformed-requests.ts'
import { rawRequest, sendRaw } from '../../support/raw-http.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let port: number
/** Requests that have begun and go no further, while all the others are answered. */
let slow: ReturnType<typeof sendRaw>[]
const host = () => `Host: localhost:${port}`

beforeAll(async () => {
  lake = await startLake()
  port = Number(new URL(lake.origin).port)
  await lake.client().create({ _id: 'seen', _type: 'page' })
  slow = Array.from({ length: 50 }, () =>
    sendRaw(port, `GET /v1/ping HTTP/1.1\r\n${host()}\r\nX-Slow:`, { patience: 60_000 }),
  )
})
afterAll(async () => {
  await lake.stop()
})

async function documentsWritten(): Promise<number> {
  return lake.client().fetch<number>('count(*[])', {}, { perspective: 'raw' })
}

describe('a version of the API', () => {
  const status = async (version: string): Promise<number> =>
    (await fetch(`${lake.origin}/${version}/data/query/production?query=*`)).status

  it.each(['v2025-99-99', 'v2025-02-30', 'v0000-00-00', 'v2', 'v20250219', 'v1-2', 'vX1', 'v2025-02-19-1'])(
    'that does not exist is refused: %s',
    async (version) => {
      expect([400, 404]).toContain(await status(version))
    },
  )

  it.each(['v1', 'vX', 'v2021-03-25', 'v2024-02-29'])('that exists is answered: %s', async (version) => {
    expect(await status(version)).toBe(200)
  })
})

describe('paths of files', () => {
  it.each([
    '/images/local/production/../../../token',
    '/files/local/production/..%2f..%2f..%2ftoken',
    '/files/local/production/%2e%2e/%2e%2e/token',
    '/files/local/production/%2e%2e%5c%2e%2e%5ctoken',
    '/files/local/production/token%00.png',
    '/files/local/production/....//token',
    '/files/local/../../lake.sqlite',
    '/files//etc/passwd',
    '/images/local/production/%c0%ae%c0%ae/token',
    '/static/../../../token',
    '/static/%2e%2e/%2e%2e/package.json',
    '//etc/passwd',
    '/files/local/production/link.png',
  ])('%s reads nothing outside', async (path) => {
    const { status, text } = await sendRaw(port, rawRequest(`GET ${path} HTTP/1.1`, [host()]))
    // Where the path comes out at the root, the Studio's own page is the answer.
    expect([400, 404, 503]).toContain(status)
    expect(text).not.toContain(lake.token)
    expect(text).not.toMatch(/root:|SQLite format/)
  })

  it('a symbolic link among the files is not followed', async () => {
    const name = `${'a'.repeat(40)}.png`
    await lake.client().assets.upload('file', Buffer.from('x'), { filename: 'x.txt' })
    await symlink(join(lake.dataDir, 'token'), join(lake.dataDir, 'assets', name))
    const { status } = await sendRaw(
      port,
      rawRequest(`GET /files/local/production/${name} HTTP/1.1`, [host()]),
    )
    expect(status).toBe(404)
  })
})

describe('keys that mean something to the language', () => {
  it.each(['__proto__', 'constructor', 'prototype'])(
    '"%s" is refused as key and as path, and pollutes nothing',
    async (key) => {
      const send = (body: string, path = '/v1/data/mutate/production', method = 'POST') =>
        fetch(lake.origin + path, {
          method,
          headers: { authorization: `Bearer ${lake.token}`, 'content-type': 'application/json' },
          body,
        })
      const statuses = [
        await send(`{"mutations":[{"create":{"_type":"t","${key}":{"polluted":1}}}]}`),
        await send(`{"${key}":{"polluted":1},"mutations":[]}`),
        await send(`{"mutations":[{"patch":{"id":"seen","set":{"${key}.polluted":1}}}]}`),
        await send(`{"mutations":[{"patch":{"id":"seen","set":{"a.${key}.polluted":1}}}]}`),
        await send(`{"mutations":[{"patch":{"id":"seen","setIfMissing":{"['${key}']":{"polluted":1}}}}]}`),
        await send(`[{"key":"k","value":{"${key}":{"polluted":1}}}]`, '/v1/users/me/keyvalue', 'PUT'),
      ].map(({ status }) => status)
      expect(statuses).toEqual([400, 400, 400, 400, 400, 400])
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    },
  )
})

describe('what is too much or not as it should be', () => {
  const json = { authorization: '', 'content-type': 'application/json' }
  const send = (path: string, init: RequestInit) =>
    fetch(lake.origin + path, {
      ...init,
      headers: {
        ...json,
        authorization: `Bearer ${lake.token}`,
        ...Object.fromEntries(new Headers(init.headers)),
      },
    })

  it('another content type is 415, a body above 4 MB 413, headers above 15 KB 431', async () => {
    const body = '{"mutations":[]}'
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/html', 'application/xml'])
      expect(
        (
          await send('/v1/data/mutate/production', {
            method: 'POST',
            body,
            headers: { 'content-type': type },
          })
        ).status,
      ).toBe(415)
    const large = JSON.stringify({ mutations: [{ create: { _type: 'x', text: 'x'.repeat(5_000_000) } }] })
    expect((await send('/v1/data/mutate/production', { method: 'POST', body: large })).status).toBe(413)
    const { status } = await sendRaw(
      port,
      rawRequest('GET /v1/ping HTTP/1.1', [host(), `X-Long: ${'x'.repeat(20_000)}`]),
    )
    expect(status).toBe(431)
  })

  it('a body that claims less than it is, or comes in pieces without end, is no way around the limit', async () => {
    const endless = rawRequest('POST /v1/data/mutate/production HTTP/1.1', [
      host(),
      `Authorization: Bearer ${lake.token}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ])
    const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const { status } = await sendRaw(port, endless + piece.repeat(80))
    expect(status).toBe(413)
  })
})

describe('garbage', () => {
  it('500 malformed requests are all answered 4xx, and the lake goes on as before', async () => {
    const files = await readdir(lake.dataDir)
    const before = await documentsWritten()
    const odd: string[] = []
    for (const { name, bytes } of malformedRequests({ port, token: lake.token, count: 500, seed: 7 })) {
      const { status } = await sendRaw(port, bytes)
      if (status < 400 || status > 499) odd.push(`${name}: ${status}`)
    }
    expect(odd).toEqual([])
    expect(await documentsWritten()).toBe(before)
    expect(await readdir(lake.dataDir)).toEqual(files)
  })
})

it('requests that take their time to begin are ended', async () => {
  expect((await fetch(`${lake.origin}/v1/ping`)).status).toBe(200)
  const statuses = (await Promise.all(slow)).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([408]))
})
