/** What the publisher fetches is the store's own, whatever address a document gives. */
import { createServer } from 'node:http'
import { createClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileFetcher } from '../../../site/content/fetch-file.ts'
import { storeFiles } from '../../../site/publisher/source/store-files.ts'

const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers.authorization ?? ''}`)
  if (request.url?.includes('elsewhere')) response.writeHead(302, { location: '/secret' }).end()
  else if (request.url?.includes('silent')) return
  else if (request.url?.includes('halfway')) response.writeHead(200).write('inh')
  else response.end('inhoud')
})
let origin: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

const fetcher = (projectId: string, timeout = 20_000) =>
  fileFetcher(
    createClient({
      projectId,
      dataset: 'production',
      apiHost: origin,
      apiVersion: '1',
      useCdn: false,
      token: 'geheim',
      timeout,
    }),
  )

it.each([
  'http://127.0.0.1:9911/secret',
  'http://host/x',
  'http://localhost/images/../secret',
  'http://localhost/files/local/production/../../../secret',
  'http://localhost/files/local/production/%2e%2e/%2e%2e/%2e%2e/secret',
  'http://localhost/v1/data/export/production',
  'http://localhost/images/other/production/x.png',
])('does not fetch %s', async (address) => {
  asked.length = 0
  const given = address.replace('http://localhost/', `${origin}/`)
  await expect(fetcher('local')(given)).rejects.toThrow('no picture or file of the store')
  expect(asked).toEqual([])
})

it('asks the embedded lake where it is reached from here, whatever host the document names', async () => {
  asked.length = 0
  const answer = await fetcher('local')('https://studio.example.nl/files/local/production/a.pdf')
  expect(await answer.text()).toBe('inhoud')
  expect(asked).toEqual(['/files/local/production/a.pdf Bearer geheim'])
})

it('follows no redirect', async () => {
  await expect(fetcher('local')(`${origin}/files/local/production/elsewhere`)).rejects.toThrow()
})

it('asks hosted Sanity’s own place for its files, and no other', async () => {
  asked.length = 0
  await expect(fetcher('abc')(`${origin}/images/abc/production/a.png`)).rejects.toThrow('no picture or file')
  expect(asked).toEqual([])
})

describe('a store that is silent', () => {
  const at = (name: string): string => `${origin}/files/local/production/${name}`

  it.each(['silent.png', 'halfway.png'])(
    'at %s is waited for no longer than for the rest of it',
    async (name) => {
      const whole = fetcher('local', 100)(at(name)).then((response) => response.text())
      await expect(whole).rejects.toThrow('timed out')
    },
  )

  it('holds up one publish, which says why, and after that only the file itself', async () => {
    const files = storeFiles(fetcher('local', 100))
    await expect(files(at('silent-1.png'))).rejects.toThrow('antwoordt niet op tijd')
    asked.length = 0
    // The next publish asks once more, also where another file is the first to be asked for.
    for (const name of ['silent-2.png', 'halfway-1.png']) expect((await files(at(name))).status).toBe(504)
    expect(asked).toHaveLength(2)
    for (const name of ['silent-1.png', 'silent-2.png']) expect((await files(at(name))).status).toBe(504)
    expect(asked).toHaveLength(2)
    expect(await (await files(at('well.png'))).text()).toBe('inhoud')
  })
})
