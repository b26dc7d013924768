/** What the publisher fetches is the store's own, whatever address a document gives. */
import { createServer } from 'node:http'
import { createClient } from '@sanity/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileFetcher } from '../../../site/content/fetch-file.ts'

const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers.authorization ?? ''}`)
  if (request.url?.includes('elsewhere')) response.writeHead(302, { location: '/secret' }).end()
  else response.end('inhoud')
})
let origin: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => server.close())

const fetcher = (projectId: string) =>
  fileFetcher(
    createClient({
      projectId,
      dataset: 'production',
      apiHost: origin,
      apiVersion: '1',
      useCdn: false,
      token: 'geheim',
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
