/** Who is let in: names, origins, tokens and sockets, row by row of what is tried. */
import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawRequest, sendRaw } from '../../support/raw-http.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let port: number
const host = () => `Host: localhost:${port}`

beforeAll(async () => {
  lake = await startLake()
  port = Number(new URL(lake.origin).port)
  await lake.client().create({ _id: 'seen', _type: 'page' })
})
afterAll(async () => {
  await lake.stop()
})

async function documentsWritten(): Promise<number> {
  return lake.client().fetch<number>('count(*[])', {}, { perspective: 'raw' })
}

describe('the Host', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    'localhost.evil.example:PORT',
    'localhost:1',
    'localhost',
    '127.0.0.2:PORT',
    '0.0.0.0:PORT',
    '2130706433:PORT',
    '0x7f000001:PORT',
    '127.1:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '[::]:PORT',
    'localhost:PORT:PORT',
    'localhost:PORT, evil.example',
    'user@localhost:PORT',
    '',
  ])('"%s" is refused', async (name) => {
    const asked = name.replaceAll('PORT', String(port))
    for (const path of ['/', '/v1/ping', '/v1/data/query/production?query=*', '/publish/status']) {
      const { status } = await sendRaw(port, rawRequest(`GET ${path} HTTP/1.1`, [`Host: ${asked}`]))
      expect([400, 403, 421]).toContain(status)
    }
  })

  it('that is missing or there twice is refused', async () => {
    for (const headers of [[], [host(), 'Host: evil.example']])
      expect([400, 403, 421]).toContain(
        (await sendRaw(port, rawRequest('GET /v1/ping HTTP/1.1', headers))).status,
      )
    const upgrade = [
      'Host: evil.example',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]
    const { status } = await sendRaw(
      port,
      ['GET /transport HTTP/1.1', ...upgrade, 'Connection: Upgrade', '', ''].join('\r\n'),
    )
    expect(status).toBe(421)
  })

  it.each(['localhost:PORT', 'LOCALHOST:PORT', '127.0.0.1:PORT', '[::1]:PORT', 'local.localhost:PORT'])(
    '%s is answered',
    async (name) => {
      const asked = name.replace('PORT', String(port))
      expect((await sendRaw(port, rawRequest('GET /v1/ping HTTP/1.1', [`Host: ${asked}`]))).status).toBe(200)
    },
  )
})

describe('a page of another site, in the editor’s browser', () => {
  const targets = [
    ['POST', '/v1/data/mutate/production', '{"mutations":[{"create":{"_type":"evil"}}]}'],
    ['POST', '/v1/data/actions/production', '{"actions":[{"actionType":"sanity.action.document.create"}]}'],
    ['POST', '/v1/assets/images/production', 'GIF89a'],
    ['POST', '/v1/assets/files/production?filename=evil.html', '<script>'],
    ['PUT', '/v1/users/me/keyvalue', '[{"key":"k","value":"evil"}]'],
    ['DELETE', '/v1/datasets/production', ''],
  ] as const
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json',
    '',
  ]
  const origins = ['http://evil.example', 'null', 'http://localhost:1', 'http://localhost.evil.example'].map(
    (origin): Record<string, string> => ({ origin }),
  )
  // Without the header that says where a request comes from, browsers say it in another.
  const withoutOrigin = ['cross-site', 'same-site', 'none'].map((site) => ({ 'sec-fetch-site': site }))
  const senders: Record<string, string>[] = [...origins, ...withoutOrigin, {}]

  it('writes nothing, whatever type it says and wherever it comes from', async () => {
    const before = await documentsWritten()
    for (const [method, path, body] of targets)
      for (const type of types)
        for (const sender of senders) {
          const response = await fetch(lake.origin + path, {
            method,
            headers: {
              cookie: lake.cookie,
              'content-type': type,
              ...sender,
            },
            ...(body === '' ? {} : { body }),
          })
          expect([401, 403], `${method} ${path} ${type} ${JSON.stringify(sender)}`).toContain(response.status)
        }
    expect(await documentsWritten()).toBe(before)
  })

  it('writes nothing, while one of the Studio writes, whichever of the two headers its browser sends', async () => {
    for (const sender of [{ origin: lake.origin }, { 'sec-fetch-site': 'same-origin' }]) {
      const response = await fetch(`${lake.origin}/v2025-02-19/data/mutate/production`, {
        method: 'POST',
        headers: { cookie: lake.cookie, 'content-type': 'application/json', ...sender },
        body: JSON.stringify({ mutations: [{ createOrReplace: { _id: 'own-page', _type: 'thing' } }] }),
      })
      expect(response.status).toBe(200)
    }
  })

  it('gets no word of permission to read, and never one with credentials', async () => {
    for (const origin of [
      'null',
      'http://evil.example',
      'http://localhost:3333.evil.example',
      `http://localhost:${port}.evil.example`,
    ])
      for (const path of [
        '/v1/data/query/production?query=*',
        '/v1/users/me',
        '/v1/ping',
        '/',
        '/images/local/production/x.png',
      ])
        for (const method of ['GET', 'OPTIONS']) {
          const { headers } = await fetch(lake.origin + path, {
            method,
            headers: { origin, cookie: lake.cookie, 'access-control-request-method': 'POST' },
          })
          expect(headers.get('access-control-allow-origin')).toBeNull()
          expect(headers.get('access-control-allow-credentials')).toBeNull()
        }
  })

  it('opens no WebSocket', async () => {
    for (const origin of ['null', 'http://evil.example']) {
      const upgrade = [
        host(),
        `Origin: ${origin}`,
        `Cookie: ${lake.cookie}`,
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ]
      for (const path of ['/transport', '/v1/socket/production']) {
        const { status } = await sendRaw(
          port,
          [`GET ${path} HTTP/1.1`, ...upgrade, 'Connection: Upgrade', '', ''].join('\r\n'),
        )
        expect(status).toBe(403)
      }
    }
  })
})

describe('the token', () => {
  const create = (address: string, headers: Record<string, string> = {}) =>
    fetch(`${lake.origin}${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"mutations":[{"create":{"_type":"evil"}}]}',
    })

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer wrong',
    'Basic TOKEN',
    'TOKEN',
    'Bearer TOKENx',
    'bearer  TOKEN',
    'Bearer undefined',
    'Token TOKEN',
  ])('as "%s" opens nothing', async (form) => {
    const authorization = form.replace('TOKEN', lake.token)
    const { status } = await create(
      '/v1/data/mutate/production',
      authorization === '' ? {} : { authorization },
    )
    expect(status).toBe(401)
  })

  it('in an address, a body or a cookie opens nothing', async () => {
    for (const name of ['token', 'access_token', 'authorization', 'auth', 'api_token'])
      expect((await create(`/v1/data/mutate/production?${name}=${lake.token}`)).status).toBe(401)
    expect(
      (
        await create('/v1/data/mutate/production', {
          cookie: `${lake.cookie.split('=', 1)[0]}=${lake.token}; token=${lake.token}`,
        })
      ).status,
    ).toBe(401)
  })

  it('lies in a file that only its owner can read, and in no answer, page, log or error', async () => {
    expect((await stat(join(lake.dataDir, 'token'))).mode & 0o777).toBe(0o600)
    const script = fileURLToPath(new URL('../../support/token-canary.ts', import.meta.url))
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script])
    const [token = '', ...answers] = stdout.split('\n')
    expect(token).toMatch(/^sk[\w-]{43}$/)
    expect(answers.length).toBeGreaterThan(10)
    expect(answers.join('\n') + stderr).not.toContain(token.slice(2))
  })

  it('is not the Studio’s cookie, which no script can read and no other site sends', async () => {
    expect(lake.cookie).toMatch(/^lake_session_[0-9a-f]{12}=/)
    expect(lake.cookie).not.toContain(lake.token)
    const page = await startLake({ bundle: fileURLToPath(new URL('../../support/bundle', import.meta.url)) })
    const { headers } = await fetch(page.origin)
    expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
    await page.stop()
  })
})

describe('the socket', () => {
  it('listens on loopback alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address && !address.internal && address.family === 'IPv4')
    for (const address of outside) {
      const refused = await fetch(`http://${address?.address ?? ''}:${port}/v1/ping`, {
        signal: AbortSignal.timeout(2_000),
      }).then(
        () => false,
        () => true,
      )
      expect(refused).toBe(true)
    }
    const tables = await Promise.all(
      ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
    )
    const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
    const listening = tables
      .join('\n')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local = '', , state]) => local.endsWith(wanted) && state === '0A')
      .map(([, local = '']) => local.split(':')[0])
    const loopback = ['0100007F', '00000000000000000000000001000000']
    expect(listening.filter((address) => !loopback.includes(address ?? ''))).toEqual([])
  })
})
