/** Redirects of editors: whatever an address holds, its source answers with a location that a client can follow, on this origin. */
import { setTimeout } from 'node:timers/promises'
import { fc } from '../../support/fast-check.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locationOf } from '../../../site/publisher/serve/location.ts'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'
import { rawRequest, sendRaw } from '../../support/raw-http.ts'

const REDIRECTS = [
  ['/oud-1/', '/日本/'],
  ['/oud-2/', '/caf\u00e9/?q=\u00e9#d\u00e9el'],
  ['/oud-3/', '/100%/'],
  ['/ñandú/', '/over/'],
  ['/%E5%8C%97/', '/over/'],
  ['/oud-4/', '/over/?vast=1'],
  ['/oud-5/', '/over/#inhoud'],
] as const

let site: PublicSite
let port: number
beforeAll(async () => {
  site = await startPublicSite()
  port = Number(new URL(site.origin).port)
  const transaction = site.client.transaction()
  for (const [index, [from, to]] of REDIRECTS.entries())
    transaction.create({ _id: `redirect-${index}`, _type: 'redirect', from, to })
  await transaction.commit()
  await site.publisher.idle()
  while ((await ask('/oud-5/')).status !== 301) await setTimeout(20)
}, 120_000)
afterAll(() => site.stop())

/** @param target as it stands in the request line */
async function ask(target: string): Promise<{ status: number; location: string | undefined }> {
  const request = rawRequest(`GET ${target} HTTP/1.1`, [`Host: localhost:${port}`])
  const { status, text } = await sendRaw(port, Buffer.from(request))
  return { status, location: /^Location: (.*)\r$/im.exec(text)?.[1] }
}

it.each(['http://localhost:PORT', 'HTTP://127.0.0.1:PORT', 'https://site.example'])(
  'a target that begins with %s leads where its path does',
  async (origin) => {
    const at = origin.replace('PORT', String(port))
    expect((await ask(`${at}/over/`)).status).toBe(200)
    expect((await ask(`${at}?x=1`)).status).toBe(200)
    expect(await ask(`${at}/oud-4/`)).toEqual(await ask('/oud-4/'))
  },
)

describe('a redirect', () => {
  it.each([
    ['/oud-1/', '/%E6%97%A5%E6%9C%AC/'],
    ['/oud-1', '/%E6%97%A5%E6%9C%AC/'],
    ['/oud-2/', '/caf%C3%A9/?q=%C3%A9#d%C3%A9el'],
    ['/oud-3/', '/100%/'],
    ['/OUD-3', '/100%/'],
    ['/%C3%91and%C3%9A/', '/over/'],
    ['/%C3%B1and%C3%BA/', '/over/'],
    ['/%c3%b1and%C3%BA', '/over/'],
    ['/%E5%8C%97/', '/over/'],
  ])('of %s leads to %s', async (from, location) => {
    expect(await ask(from)).toEqual({ status: 301, location })
  })

  it.each([
    ['/zoeken?q=caf%C3%A9', '/zoeken/?q=caf%C3%A9'],
    ['/zoeken?q=caf%E9%', '/zoeken/?q=caf%E9%'],
    ['/over?utm_source=x', '/over/?utm_source=x'],
    ['/oud-4/?utm_source=x&y=a%20b', '/over/?vast=1&utm_source=x&y=a%20b'],
    ['/oud-5?a=1', '/over/?a=1#inhoud'],
    ['/oud-1/?', '/%E6%97%A5%E6%9C%AC/'],
    ['/over?a=?b&c=//evil.example', '/over/?a=?b&c=//evil.example'],
  ])('keeps what %s asks for', async (from, location) => {
    expect(await ask(from)).toEqual({ status: 301, location })
  })

  it('goes on being answered afterwards', async () => {
    expect((await fetch(`${site.origin}/over/`)).status).toBe(200)
  })
})

describe('a location', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('/', '\\', '.', '%', '?', '#', '@', ':', 'a', 'é', '\r', '\n', '\0', '\ud800'),
    }),
  )

  it('is a header that any server takes, and stays on the origin', () => {
    fc.assert(
      fc.property(text, text, (to, query) => {
        const location = locationOf(`/${to}`, `?${query}`)
        expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
        expect(new URL(location, 'https://www.example.nl').origin).toBe('https://www.example.nl')
      }),
    )
  })

  it('is as it was where it is encoded already', () => {
    fc.assert(
      fc.property(text, (to) => {
        expect(locationOf(locationOf(`/${to}`))).toBe(locationOf(`/${to}`))
      }),
    )
  })
})
