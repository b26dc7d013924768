/** Large answers that nobody reads: the sum of them is bounded, and given back. */
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openLake } from '../../../studio/lake/lake.ts'
import { createLargeResponses } from '../../../studio/lake/routes/large-responses.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
  for (let n = 0; n < 3; n += 1)
    await lake.client().create({ _id: `large-${n}`, _type: 'large', text: `é😀${'x'.repeat(3_500_000)}` })
})
afterAll(async () => {
  await lake.stop()
})

function askUnread(
  path: string,
  { method = 'GET', isKnown = false } = {},
): Promise<{ socket: Socket; status: number }> {
  return new Promise((resolve) => {
    const { port } = new URL(lake.origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.once('data', (head: Buffer) => {
      socket.pause()
      resolve({ socket, status: Number(head.toString('latin1').split(' ')[1]) })
    })
    const known = isKnown ? `Authorization: Bearer ${lake.token}\r\n` : ''
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${known}\r\n`)
  })
}

const ALL = 'large-0,large-1,large-2'

it.each(['/v1/data/query/production?query=*[_type=="large"]', `/v1/data/doc/production/${ALL}`])(
  'of %s: nobody known gets 503 past a bound, others go on, and what was held is free again',
  async (path) => {
    const asked = []
    for (let n = 0; n < 6; n += 1) asked.push(await askUnread(path))
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 503, 503, 503])
    expect(await lake.client().fetch<unknown[]>('*[_type == "large"]')).toHaveLength(3)
    for (const { socket } of asked) socket.destroy()
    const status = async (): Promise<number> => {
      const { socket, ...found } = await askUnread(path)
      socket.destroy()
      return found.status
    }
    await expect.poll(status).toBe(200)
  },
)

/** Each answer is of 10 MB, each export takes a place. */
it.each([
  { path: '/v1/data/query/production?query=*[_type=="large"]', most: 9 },
  { path: `/v1/data/doc/production/${ALL}`, most: 9 },
  { path: `/v1/data/history/production/documents/${ALL}`, most: 9 },
  { path: `/v1/data/history/production/transactions/${ALL}`, most: 9 },
  { path: '/v1/data/export/production', most: 5 },
])('of $path: one who is known gets $most at once, and what was held is free again', async (row) => {
  const app = openLake({ dataDir: lake.dataDir })
  const ask = async (): Promise<Response> =>
    app.app.request(row.path, { headers: { Authorization: `Bearer ${lake.token}` } })
  const asked = []
  for (let n = 0; n <= row.most; n += 1) asked.push(await ask())
  const refused = asked.pop()
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 200))
  expect([429, 503]).toContain(refused?.status)
  expect(refused?.headers.get('Retry-After')).toBe('2')
  for (const { body } of asked) await body?.cancel()
  const again = await ask()
  expect(again.status).toBe(200)
  await again.body?.cancel()
  await app.close()
})

it.each(['/v1/data/export/production', `/v1/data/doc/production/${ALL}`])(
  'of %s holds nothing where the head alone is asked for',
  async (path) => {
    for (let n = 0; n < 12; n += 1) {
      const { socket, status } = await askUnread(path, { method: 'HEAD', isKnown: true })
      socket.destroy()
      expect(status).toBe(200)
    }
  },
)

it('arrives whole, whatever stands at the borders of its pieces', async () => {
  const parts = ['{"a":"', `x${'😀é'.repeat(200_000)}`, '","b":[', '1,'.repeat(100_000), '1]}']
  const response = await createLargeResponses().send(parts, undefined)
  expect(await response.text()).toBe(parts.join(''))
})

it('that is too large by itself is refused with 400, and made no further than that', async () => {
  let made = 0
  const parts = function* (): Generator<string> {
    for (;;) {
      made += 1
      yield 'x'.repeat(1024 * 1024)
    }
  }
  const responses = createLargeResponses()
  for (const atOnce of [true, false])
    await expect(responses.send(parts(), undefined, { atOnce })).rejects.toThrow('larger than 32 MB')
  expect(made).toBe(2 * 33)
  expect((await responses.send(['x'.repeat(1024 * 1024)], undefined)).status).toBe(200)
})

it('of a query that repeats one part is refused before it is written', async () => {
  const query = `*[_type == "large"]{"all": [${Array.from({ length: 12 }, () => 'text').join(', ')}]}`
  await expect(lake.client().fetch(query)).rejects.toThrow('larger than 96 MB')
})

it('that is read too slowly ends with no more than a line', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const told = vi.spyOn(console, 'info').mockImplementation(() => undefined)
  const path = `/v1/data/listen/production?query=${encodeURIComponent('*[_type == "note"]')}&includeResult=true`
  const { socket } = await askUnread(path, { isKnown: true })
  const closed = new Promise((resolve) => socket.once('close', resolve))
  for (let n = 0; n < 22; n += 1)
    await lake.client().createOrReplace({ _id: 'note', _type: 'note', text: `${n}${'x'.repeat(3_500_000)}` })
  socket.resume()
  await closed
  expect(logged).not.toHaveBeenCalled()
  expect(told.mock.calls.flat().every((line) => !String(line).includes('\n'))).toBe(true)
  vi.restoreAllMocks()
})
