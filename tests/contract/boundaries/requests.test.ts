/** No request ends the process or reaches another one: each server answers whatever is asked, and goes on. */
import type { AddressInfo } from 'node:net'
import { fc } from '../../support/fast-check.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpServer, type Answer } from '../../../shared/http-server.ts'
import { startPublicServer, type PublicServer } from '../../../site/publisher/serve/server.ts'
import { startPreviewServer, type PreviewServer } from '../../support/preview-server.ts'
import { rawRequest, sendRaw } from '../../support/raw-http.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

const escaped: unknown[] = []
const escape = (error: unknown): void => void escaped.push(error)
let preview: PreviewServer
let lake: RunningLake
let site: PublicServer
beforeAll(async () => {
  process.on('uncaughtExceptionMonitor', escape)
  preview = await startPreviewServer()
  lake = await startLake()
  site = await startPublicServer(0)
}, 120_000)
afterAll(async () => {
  process.off('uncaughtExceptionMonitor', escape)
  await Promise.all([preview.stop(), lake.stop(), site.close()])
})

const TARGETS = [
  ...[
    '//',
    '///',
    '//evil.example/',
    '/\\evil.example',
    '/%',
    '/%ff/',
    '/%00/',
    '/日本/',
    '/\xe9/',
    '*',
    'http://[',
    '/?',
    '?x',
  ],
  ...[
    '/concept/',
    '/concept/%',
    `/concept/${'a'.repeat(43)}//`,
    '/_astro/',
    '/_astro/..%2f..%2fpackage.json',
    '/voorbeeld/changes?path=//',
  ],
]

async function statusOf(port: number, target: string, cookie = ''): Promise<number> {
  const headers = [`Host: localhost:${port}`, ...(cookie === '' ? [] : [`Cookie: ${cookie}`])]
  const request = Buffer.from(rawRequest(`GET ${target} HTTP/1.1`, headers))
  const { status } = await sendRaw(port, request, { patience: 60_000, headOnly: true })
  return status
}

const servers = [
  ['the public server', () => site.port, () => ''],
  ['the preview', () => Number(new URL(preview.origin).port), () => preview.cookie],
  ['the Studio’s server', () => Number(new URL(lake.origin).port), () => lake.cookie],
] as const

describe.each(servers)('%s', (_name, port, cookie) => {
  it.each(TARGETS)('answers %j without an error of its own', async (target) => {
    const status = await statusOf(port(), target, cookie())
    // 503: there is no release or no Studio bundle here.
    expect([200, 303, 400, 403, 404, 405, 421, 503]).toContain(status)
    expect(escaped).toEqual([])
  })

  it('answers any target', async () => {
    const character = fc.oneof(
      fc.constantFrom('/', '%', '?', '#', '[', ']', '@', ':', '\\', '.', 'é', 'a'),
      fc.string({ minLength: 1, maxLength: 1 }),
    )
    const target = fc
      .array(character, { maxLength: 12 })
      .map((parts) => `/${parts.join('').replace(/\s/g, '')}`)
    for (const one of fc.sample(target, 60)) expect(await statusOf(port(), one, cookie()), one).not.toBe(500)
    expect(escaped).toEqual([])
  })
})

describe('a server', () => {
  const failures: readonly (readonly [string, Answer])[] = [
    [
      'throws',
      () => {
        throw new Error('broken')
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
    [
      'sends a header that is none',
      (_request, response) => void response.writeHead(301, { Location: '/日本/' }),
    ],
    [
      'throws after it has set headers',
      (_request, response) => {
        response
          .setHeader('Content-Encoding', 'br')
          .setHeader('Location', '/x')
          .setHeader('X-Content-Type-Options', 'nosniff')
        throw new Error('broken')
      },
    ],
  ]
  it.each(failures)('whose handler %s answers 500 and goes on', async (_what, fail) => {
    const server = createHttpServer((request, response) =>
      request.url === '/fail' ? fail(request, response) : void response.end('fine'),
    )
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address: AddressInfo | string | null = server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const answer = await fetch(`http://127.0.0.1:${port}/fail`)
    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(answer.headers.get('location')).toBeNull()
    expect(await answer.text()).toContain('ging hier iets mis')
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('fine')
    server.close()
    server.closeAllConnections()
    expect(escaped).toEqual([])
  })
})

it('a document that cannot be shown stops neither the preview nor its other pages', async () => {
  await preview.client.createOrReplace({
    _id: 'drafts.odd',
    _type: 'event',
    title: ['no', { text: 1 }],
    start: 'x',
    slug: 5,
  })
  await preview.client.createOrReplace({ _id: 'drafts.odd', _type: 'redirect', from: {}, to: null })
  const page = await fetch(`${preview.origin}/over/`, { headers: { cookie: preview.cookie } })
  expect(page.status).toBe(200)
  expect(escaped).toEqual([])
})
