/** The Studio's files come compressed to who accepts it, from copies on disk, and the browser keeps them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addModulePreload } from '../../studio/host/module-preload.ts'
import { precompress } from '../../studio/host/precompress.ts'
import { startStudioHost, type StudioHost } from '../../studio/host/server.ts'

const CODE = `import{a}from"./libraries-1.js";import "./sanity-2.js";const later=()=>import("./tool-3.js");${'a(1);'.repeat(1_000)}`
let folder: string
let host: StudioHost

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-files-'))
  await mkdir(join(folder, 'static'))
  await writeFile(
    join(folder, 'index.html'),
    '<html lang="en"><head></head><body><script src="/static/entry-0.js" type="module"></script></body></html>',
  )
  await writeFile(join(folder, 'static', 'entry-0.js'), CODE)
  await addModulePreload(folder)
  await precompress(folder)
  host = await startStudioHost({
    port: 0,
    publish: () => new Response(),
    bundle: () => folder,
    studioConfiguration: { projectId: 'local', dataset: 'production', hosted: false },
  })
})
afterAll(async () => {
  await host.close()
  await rm(folder, { recursive: true, force: true })
})

/** As it is on the wire: `fetch` decompresses. */
function bodyOf(
  path: string,
  acceptEncoding: string,
): Promise<{ encoding: string; vary: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port: host.port, path, headers: { 'accept-encoding': acceptEncoding } },
      (response) => {
        const { 'content-encoding': encoding = 'identity', vary = '' } = response.headers
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ encoding, vary, body: Buffer.concat(chunks) }))
      },
    )
      .on('error', reject)
      .end()
  })
}

it.each([
  ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
  ['gzip', 'gzip, deflate', gunzipSync],
  ['identity', 'identity', (body: Buffer) => body],
] as const)('a script is sent with %s to who accepts %s', async (wanted, accepted, decompress) => {
  const { encoding, vary, body } = await bodyOf('/static/entry-0.js', accepted)
  expect(encoding).toBe(wanted)
  expect(decompress(body).toString()).toBe(CODE)
  if (wanted !== 'identity') {
    expect(vary.toLowerCase()).toContain('accept-encoding')
    expect(body.byteLength).toBeLessThan(CODE.length / 10)
  }
})

it('a file is kept by the browser, because its name changes with its content, and one that is not there is not', async () => {
  const ask = async (path: string): Promise<string> => {
    const { status, headers } = await fetch(`http://127.0.0.1:${host.port}${path}`)
    return `${status} ${headers.get('cache-control') ?? ''}`
  }
  expect(await ask('/static/entry-0.js')).toBe('200 public, max-age=31536000, immutable')
  expect(await ask('/static/entry-1.js')).toBe('200 no-store')
})

it('the page asks for what its entry imports at once, and not for what is loaded on demand', async () => {
  const page = await (await fetch(`http://127.0.0.1:${host.port}/structure`)).text()
  const preloaded = [...page.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, href]) => href)
  expect(preloaded).toEqual(['/static/libraries-1.js', '/static/sanity-2.js'])
})
