/** Large answers that nobody reads: the sum of them is bounded, and given back. */
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

function askUnread(path: string): Promise<{ socket: Socket; status: number }> {
  return new Promise((resolve) => {
    const { port } = new URL(lake.origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.once('data', (head: Buffer) => {
      socket.pause()
      resolve({ socket, status: Number(head.toString('latin1').split(' ')[1]) })
    })
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)
  })
}

it.each([
  '/v1/data/query/production?query=*[_type=="large"]',
  '/v1/data/doc/production/large-0,large-1,large-2',
])(
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

it('arrives whole, whatever stands at the borders of its pieces', async () => {
  const parts = ['{"a":"', `x${'😀é'.repeat(200_000)}`, '","b":[', '1,'.repeat(100_000), '1]}']
  expect(await createLargeResponses().json(parts, undefined).text()).toBe(parts.join(''))
})

it('that is too large by itself is refused with 400', () => {
  const part = 'x'.repeat(33 * 1024 * 1024)
  expect(() => createLargeResponses().json([part], undefined)).toThrow('larger than 32 MB')
})
