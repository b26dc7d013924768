/** Files that mean harm, and how files are handed out so that none can do any. */
import { execFile } from 'node:child_process'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hugeGif, hugePng, photoWithPlace } from '../../support/pictures.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let photo: Buffer
beforeAll(async () => {
  lake = await startLake()
  photo = await photoWithPlace()
})
afterAll(async () => {
  await lake.stop()
})

describe('files that would do harm', () => {
  it.each([
    ['a PNG of 900 million pixels', () => hugePng(30_000, 30_000)],
    ['an animation of 300 million pixels', () => hugeGif(10_000, 10_000, 3)],
    ['one frame too large to hold in memory', () => hugeGif(15_000, 15_000, 1)],
    ['a web page that calls itself a picture', () => Buffer.from('<html><script>alert(1)</script></html>')],
    ['a picture that stops halfway', () => photo.subarray(0, photo.length / 2)],
    ['nothing at all', () => Buffer.alloc(0)],
  ])('refuses %s', async (_name, make) => {
    await expect(lake.client().assets.upload('image', make(), { filename: 'x.png' })).rejects.toMatchObject({
      statusCode: 400,
    })
  })

  it('spends less than 500 MB on all of them, and on the largest that it takes', async () => {
    const script = fileURLToPath(new URL('../../support/image-bombs.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [script])
    const [megabytes = NaN, ...statuses] = stdout.split(' ').map(Number)
    expect(statuses).toEqual([400, 400, 400, 200, 200])
    expect(megabytes).toBeLessThan(500)
  })

  it('serves an SVG with a script so that nothing in it runs', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
    const asset = await lake.client().assets.upload('image', Buffer.from(svg))
    const { headers } = await fetch(`${asset.url}?w=5`)
    expect(headers.get('content-type')).toBe('image/svg+xml')
    expect(headers.get('content-security-policy')).toMatch(/sandbox.*default-src 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const drawn = await (await fetch(`${asset.url}?fm=png`)).arrayBuffer()
    expect((await sharp(Buffer.from(drawn)).metadata()).format).toBe('png')
  })

  it.each(['pagina.html', 'tekening.svg', 'code.js', 'data.xml', 'onbekend'])(
    'hands out %s as a download of no type',
    async (filename) => {
      const asset = await lake
        .client()
        .assets.upload('file', Buffer.from(`<script>alert("${filename}")</script>`), {
          filename,
          contentType: 'text/html',
        })
      const { headers } = await fetch(asset.url)
      expect(headers.get('content-type')).toBe('application/octet-stream')
      expect(headers.get('content-disposition')).toMatch(/^attachment/)
      expect(headers.get('content-security-policy')).toContain('sandbox')
    },
  )
})

describe('a file', () => {
  it('is sent in parts to who asks for parts', async () => {
    const content = Buffer.from('0123456789')
    const asset = await lake.client().assets.upload('file', content, { filename: 'film.mp4' })
    const part = async (range: string, headers: Record<string, string> = {}) => {
      const response = await fetch(asset.url, { headers: { range, ...headers } })
      return [response.status, await response.text(), response.headers.get('content-range')]
    }
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=20-')).toEqual([416, '', 'bytes */10'])
    expect(await part('bytes=0-1,3-4')).toEqual([200, '0123456789', null])
    expect(await part('bytes=0-1', { 'if-range': '"other"' })).toEqual([200, '0123456789', null])
    const whole = await fetch(asset.url)
    expect(whole.headers.get('content-type')).toBe('video/mp4')
    expect(whole.headers.get('content-disposition')).toBeNull()
    expect((await fetch(asset.url, { method: 'HEAD' })).headers.get('content-length')).toBe('10')
  })

  it.each([
    '../token',
    '%2e%2e%2ftoken',
    '..%2f..%2ftoken',
    'x%00.png',
    '%2e%2e/%2e%2e/token',
    'lake.sqlite',
  ])('outside the folder of files is not read: %s', async (path) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(lake.origin)
      request({
        port,
        host: '127.0.0.1',
        headers: { host: `localhost:${port}` },
        path: `/files/local/production/${path}`,
      })
        .on('response', (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
    expect([400, 404]).toContain(status)
  })
})
