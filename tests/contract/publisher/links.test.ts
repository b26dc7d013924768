/** Outward links are looked at as a visitor would, and nothing on this machine or its networks is ever asked. */
import type { LookupAddress } from 'node:dns'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkLink, publicInternet, type Network } from '../../../site/publisher/links/check-link.ts'
import { createLinkStatuses } from '../../../site/publisher/links/link-statuses.ts'
import { answerLinks } from '../../../site/publisher/links/link-routes.ts'
import { isPublicAddress } from '../../../site/publisher/links/public-address.ts'

/** Stands for the internet: `pages.nl` is this server, every other name is where the table says. */
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  const path = request.url ?? '/'
  if (path === '/silent') return
  if (path === '/endless') {
    response.writeHead(200)
    response.write('x'.repeat(64 * 1024))
    return
  }
  const to = path === '/circle' ? '/circle' : /^\/to\/(.+)$/.exec(path)?.[1]
  if (to !== undefined) response.writeHead(302, { Location: decodeURIComponent(to) })
  else response.writeHead(Number(/^\/(\d+)$/.exec(path)?.[1] ?? 200))
  response.end()
})
let asked: string[] = []
let origin = ''
let reach: Network

const NAMES: Readonly<Record<string, string[]>> = {
  'pages.nl': ['127.0.0.1'],
  'inside.nl': ['10.0.0.5'],
  'both.nl': ['203.0.114.9', '192.168.1.1'],
  'loop.nl': ['::1'],
}

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  origin = `http://pages.nl:${port}`
  reach = {
    ...publicInternet,
    lookup: (name, _options, done) => {
      const addresses = NAMES[name]
      const found = (addresses ?? []).map((one): LookupAddress => ({
        address: one,
        family: one.includes(':') ? 6 : 4,
      }))
      const missing = Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' })
      setImmediate(() => {
        done(addresses ? null : missing, found)
      })
    },
    allowsAddress: (one) => one === '127.0.0.1' || isPublicAddress(one),
    allowsPort: () => true,
    isOnline: () => Promise.resolve(true),
    patience: 2_000,
  }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
})

/** `state: reason` */
const verdictOf = async (href: string, over: Partial<Network> = {}): Promise<string> => {
  const { state, reason = '' } = await checkLink(href, { ...reach, ...over })
  return `${state}: ${reason}`
}
const stateOf = async (href: string): Promise<string> => (await checkLink(href, reach)).state
const redirect = (to: string): string => `${origin}/to/${encodeURIComponent(to)}`

describe('an outward link', () => {
  it('is good where the page answers, also after a redirect and where the page never ends', async () => {
    expect(await stateOf(`${origin}/200`)).toBe('good')
    expect(await stateOf(redirect('/200'))).toBe('good')
    expect(await stateOf(`${origin}/endless`)).toBe('good')
  })

  it('is broken where the page is gone, the name does not exist, or it leads round in circles', async () => {
    expect(await verdictOf(`${origin}/404`)).toMatch(/^broken: .*bestaat niet meer/)
    expect(await stateOf(`${origin}/410`)).toBe('broken')
    expect(await verdictOf('http://nergens.nl/')).toMatch(/^broken: .*Deze website bestaat niet/)
    const circle = `${origin}/circle`
    expect(await stateOf(circle)).toBe('broken')
  })

  it('is not called broken for what may pass: a bad moment, a shut door, no answer, no internet', async () => {
    for (const status of [401, 403, 429, 500, 503])
      expect(await stateOf(`${origin}/${status}`)).toBe('unsure')
    expect((await checkLink(`${origin}/silent`, { ...reach, patience: 100 })).state).toBe('unsure')
    const offline = { ...reach, isOnline: () => Promise.resolve(false) }
    expect((await checkLink('http://nergens.nl/', offline)).state).toBe('unsure')
  })
})

describe('what is never asked', () => {
  it.each([
    'http://127.0.0.1:3333/',
    'http://[::1]/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.178.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::a00:1]/',
    'http://localhost/',
    'http://printer.local/',
    'http://user@pages.nl/',
  ])('%s, and the editor reads that visitors cannot open it', async (href) => {
    expect(await verdictOf(href, { allowsAddress: isPublicAddress })).toMatch(/^broken: .*eigen netwerk/)
  })

  it.each(['inside.nl', 'both.nl', 'loop.nl'])('a name whose address is private: %s', async (name) => {
    expect(await verdictOf(`http://${name}/`)).toMatch(/^broken: .*eigen netwerk/)
  })

  it.each(['http://169.254.169.254/', 'http://inside.nl/', 'http://[::1]/'])(
    'where a public page leads to: %s',
    async (target) => {
      expect(await verdictOf(redirect(target))).toMatch(/^broken: .*eigen netwerk/)
      expect(asked).toHaveLength(1)
    },
  )

  it('a port that no website has, and a protocol that is not the web’s', async () => {
    expect(
      (await checkLink('http://8.8.8.8:22/', { ...reach, allowsPort: publicInternet.allowsPort })).state,
    ).toBe('broken')
    expect(await stateOf(redirect('file:///etc/passwd'))).toBe('unsure')
  })
})

describe('what is remembered', () => {
  it('a link is asked once, a few at a time, and known from then on', async () => {
    let running = 0
    let most = 0
    let count = 0
    const book = createLinkStatuses(async () => {
      most = Math.max(most, (running += 1))
      count += 1
      await new Promise(setImmediate)
      running -= 1
      return { state: 'good' }
    })
    const hrefs = Array.from({ length: 20 }, (_, index) => `https://a.nl/${index}`)
    for (const href of [...hrefs, ...hrefs, 'https://a.nl/1#deel']) book.look(href)
    expect(book.waiting()).toBe(20)
    await expect.poll(() => book.waiting()).toBe(0)
    expect({ count, most }).toEqual({ count: 20, most: 4 })
    expect(book.look('https://a.nl/1#deel')).toEqual({ state: 'good' })
  })

  it('is told to the Studio, and to nobody who is not sent by it', async () => {
    const book = createLinkStatuses(() => Promise.resolve({ state: 'broken', reason: 'Weg.' }))
    const ask = (headers: Record<string, string>, body: unknown = { links: ['https://a.nl/'] }) =>
      answerLinks(
        new Request('http://localhost/publish/links', {
          method: 'POST',
          headers,
          body: JSON.stringify(body),
        }),
        book,
        () => [],
      )
    const json = { 'content-type': 'application/json' }
    expect(await (await ask(json)).json()).toEqual({ links: [{ href: 'https://a.nl/', state: 'busy' }] })
    await expect.poll(() => book.waiting()).toBe(0)
    expect(await (await ask(json)).json()).toEqual({
      links: [{ href: 'https://a.nl/', state: 'broken', reason: 'Weg.' }],
    })
    expect((await ask({ ...json, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await ask({ 'content-type': 'text/plain' })).status).toBe(403)
    expect((await ask(json, { links: ['file:///etc/passwd'] })).status).toBe(400)
    expect((await ask(json, 'no links')).status).toBe(400)
  })
})
