/** Writes that a busy store refuses are repeated until it takes them, by the Studio's client and by the inbox. */
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import { createRetryingFetch } from '../../shared/retrying-fetch.ts'
import { createContentClient } from '../../site/content/client.ts'

let server: Server | undefined
afterEach(() => server?.close())

/** Answers with each status in turn, the last one for good. @returns its address and the bodies that came */
async function startBusyServer(statuses: readonly number[], retryAfter = '0') {
  const bodies: string[] = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
    request.on('end', () => {
      bodies.push(body)
      const status = statuses[Math.min(bodies.length, statuses.length) - 1] ?? 500
      response.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': retryAfter })
      response.end(JSON.stringify({ transactionId: 't', results: [] }))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { origin: `http://127.0.0.1:${address.port}`, bodies }
}

const patientFetch = createRetryingFetch(fetch)

it.each([
  ['503, then 429', [503, 429, 503, 200], 200, 4],
  ['what it has done', [200], 200, 1],
  ['a refusal for good', [409, 200], 409, 1],
  ['an error', [500, 200], 500, 1],
] as const)('a write that is answered with %s', async (_what, statuses, status, requests) => {
  const { origin, bodies } = await startBusyServer(statuses)
  for (const ask of [
    () => patientFetch(origin, { method: 'POST', body: 'text' }),
    () => patientFetch(new Request(origin, { method: 'POST', body: 'text' })),
  ]) {
    bodies.length = 0
    expect((await ask()).status).toBe(status)
    expect(bodies).toEqual(Array.from({ length: requests }, () => 'text'))
  }
})

it('a server that asks for no wait at all is still given some time', async () => {
  const { origin, bodies } = await startBusyServer([503, 503, 503, 200])
  const began = performance.now()
  expect((await patientFetch(origin, { method: 'POST', body: '' })).status).toBe(200)
  expect(bodies).toHaveLength(4)
  // A timer may end a millisecond early.
  expect(performance.now() - began).toBeGreaterThanOrEqual(290)
})

it('reads are left to the client, and who waits too long is told', async () => {
  const read = await startBusyServer([503, 200])
  expect((await patientFetch(read.origin)).status).toBe(503)
  server?.close()
  const busy = await startBusyServer([503], '3600')
  expect((await patientFetch(busy.origin, { method: 'POST', body: '' })).status).toBe(503)
})

it('whoever gives up while it waits is not kept', async () => {
  const { origin, bodies } = await startBusyServer([503], '5')
  const giveUp = new AbortController()
  const asked = patientFetch(origin, { method: 'POST', body: '', signal: giveUp.signal })
  await expect.poll(() => bodies.length).toBe(1)
  giveUp.abort(new Error('gone'))
  await expect(asked).rejects.toThrow('gone')
})

it.each(['mutation', 'action'] as const)('the client’s %s gets through', async (kind) => {
  const { origin, bodies } = await startBusyServer([503, 503, 200])
  const client = createContentClient({
    hosted: undefined,
    studioPort: Number(new URL(origin).port),
  }).withConfig({
    resolveFetch: () => patientFetch,
  })
  if (kind === 'mutation') await client.delete('a')
  else
    await client.action({ actionType: 'sanity.action.document.delete', publishedId: 'a', includeDrafts: [] })
  expect(bodies).toHaveLength(3)
})
