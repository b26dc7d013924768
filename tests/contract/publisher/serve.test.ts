import { get, type IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'

let site: PublicSite
beforeAll(async () => {
  site = await startPublicSite()
}, 120_000)
afterAll(() => site.stop())

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** As the bytes came, without a client that decodes them. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(`${site.origin}${path}`, { headers, method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    }).on('error', reject)
  })
}

const styleSheet = async (): Promise<string> =>
  /href="(\/_astro\/[^"]+\.css)"/.exec((await ask('/')).body.toString())?.[1] ?? ''

describe('the public server', () => {
  it('sends pages compressed as the client wants it, always the same page', async () => {
    const plain = await ask('/')
    const brotli = await ask('/', { 'Accept-Encoding': 'gzip, deflate, br, zstd' })
    const gzip = await ask('/', { 'Accept-Encoding': 'gzip' })
    const none = await ask('/', { 'Accept-Encoding': 'br;q=0, identity' })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(none.headers['content-encoding']).toBeUndefined()
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    expect(brotli.body.byteLength).toBeLessThan(plain.body.byteLength / 2)
    expect(brotli.headers.etag).not.toBe(gzip.headers.etag)
  })

  it('does not compress what is compressed already', async () => {
    const script = await ask('/robots.txt', { 'Accept-Encoding': 'br' })
    expect(script.headers['content-encoding']).toBeUndefined()
  })

  it('answers 304 to a client that has the page, until it changes', async () => {
    const path = '/over/'
    const first = await ask(path)
    const etag = first.headers.etag ?? ''
    expect(await ask(path, { 'If-None-Match': etag })).toMatchObject({ status: 304 })
    expect((await ask(path, { 'If-None-Match': `W/${etag}` })).status).toBe(304)
    expect((await ask(path, { 'If-None-Match': '"other"' })).status).toBe(200)
    const overview = await site.client.fetch<{ _id: string }>(
      '*[_type == "page" && slug.current == "over"][0]',
    )
    await site.client.patch(overview._id).set({ title: 'Over ons, opnieuw' }).commit()
    while ((await ask(path, { 'If-None-Match': etag })).status === 304);
    expect((await ask(path)).body.toString()).toContain('Over ons, opnieuw')
  })

  it('answers HEAD as GET, without the page', async () => {
    const whole = await ask('/')
    const head = await ask('/', {}, 'HEAD')
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) })
    expect(head.headers['content-length']).toBe(whole.headers['content-length'])
    expect(head.headers.etag).toBe(whole.headers.etag)
  })

  it('sends a part of a file, and the whole where the part is of another version', async () => {
    const path = await styleSheet()
    const whole = await ask(path)
    const part = await ask(path, { Range: 'bytes=10-19' })
    expect(part).toMatchObject({ status: 206, body: whole.body.subarray(10, 20) })
    expect(part.headers['content-range']).toBe(`bytes 10-19/${whole.body.byteLength}`)
    const etag = whole.headers.etag ?? ''
    expect((await ask(path, { Range: 'bytes=-5', 'If-Range': etag })).body).toEqual(whole.body.subarray(-5))
    expect((await ask(path, { Range: 'bytes=10-19', 'If-Range': '"other"' })).status).toBe(200)
    expect((await ask(path, { Range: 'bytes=99999999-' })).status).toBe(416)
    expect((await ask(path, { Range: 'bytes=9-2' })).status).toBe(200)
  })

  it('lets browsers keep what is named by its content, and ask again for all else', async () => {
    expect((await ask(await styleSheet())).headers['cache-control']).toContain('immutable')
    expect((await ask('/')).headers['cache-control']).toBe('no-cache')
    expect((await ask('/rss.xml')).headers['cache-control']).toBe('no-cache')
  })

  it('leads a path without its last slash to the page, and a redirect to its target', async () => {
    expect((await ask('/projecten')).headers.location).toBe('/projecten/')
    await site.client.create({ _id: 'redirect-test', _type: 'redirect', from: '/vroeger/', to: '/over/' })
    while ((await ask('/vroeger/')).status !== 301);
    expect((await ask('/vroeger')).headers.location).toBe('/over/')
  })

  it.each(['/nergens/', '/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/%00', '/%', '/__proto__'])(
    'answers %s with the page for what is not there',
    async (path) => {
      const answer = await ask(path)
      expect(answer.status).toBe(404)
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
      expect(answer.body.toString()).toContain('<html')
    },
  )

  it('takes nothing but GET and HEAD', async () => {
    expect(await ask('/', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })
})

describe('an address as people type it', () => {
  it.each([
    ['/Projecten/', '/projecten/'],
    ['/Projecten', '/projecten/'],
    ['/PROJECTEN/Aanpak-Leegstand', '/projecten/aanpak-leegstand/'],
    ['/projecten', '/projecten/'],
  ])('%s leads to %s', async (path, location) => {
    expect(await ask(path)).toMatchObject({ status: 301, headers: { location } })
  })

  it.each(['/Bestaat-Niet/', '/projecten//', '//'])('%s is not there', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  it('the icon is there under its old name', async () => {
    const { status, headers, body } = await ask('/favicon.ico')
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'image/x-icon' })
    expect(body.subarray(22, 26).toString('latin1')).toBe('\x89PNG')
  })
})
