/** What one message of a WebSocket holds ends at most that stream or that socket; the lake and everyone else go on. */
import { once } from 'node:events'
import { fc } from '../../support/fast-check.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

const LISTEN = '/v1/data/listen/production?query=*'

let lake: RunningLake
const escaped: unknown[] = []
const escape = (error: unknown): void => void escaped.push(error)
beforeAll(async () => {
  process.on('uncaughtExceptionMonitor', escape)
  lake = await startLake()
})
afterAll(async () => {
  process.off('uncaughtExceptionMonitor', escape)
  await lake.stop()
})

async function open(path: string): Promise<{ socket: WebSocket; answers: string[] }> {
  const socket = new WebSocket(`${lake.origin.replace('http', 'ws')}${path}`, {
    headers: { cookie: lake.cookie, origin: lake.origin },
  })
  const answers: string[] = []
  socket.on('message', (data: Buffer) => answers.push(data.toString('utf8')))
  socket.on('error', () => undefined)
  await once(socket, 'open')
  return { socket, answers }
}

async function stillAnswers(): Promise<void> {
  const { socket, answers } = await open('/transport')
  socket.send(JSON.stringify({ open: 'ok', path: LISTEN }))
  await expect.poll(() => answers.join('')).toContain('welcome')
  socket.terminate()
  expect(await lake.client().fetch('count(*)')).toBeTypeOf('number')
  expect(escaped).toEqual([])
}

describe('/transport', () => {
  it.each([
    { open: '1', path: LISTEN, lastEventId: '\u0100' },
    { open: '1', path: LISTEN, lastEventId: 'a\r\nX-Evil: 1' },
    { open: '1', path: LISTEN, lastEventId: '\ud800' },
    { open: '1', path: '/v1/data/listen/production?query=\ud800&lastEventId=\0', lastEventId: '\0' },
  ])('refuses the stream of %j and goes on with the others', async (message) => {
    const { socket, answers } = await open('/transport')
    socket.send(JSON.stringify({ open: 'before', path: LISTEN }))
    await expect.poll(() => answers.join('')).toContain('welcome')
    socket.send(JSON.stringify(message))
    await expect.poll(() => answers.join('')).toMatch(/"id":"1",.*"status":(?:400|200)/)
    await lake.client().create({ _type: 'note', title: String(message.lastEventId.length) })
    await expect.poll(() => answers.filter((answer) => answer.includes('mutation')).length).toBeGreaterThan(0)
    socket.terminate()
    await stillAnswers()
  })

  it('stays with anything that JSON can say', async () => {
    const { socket } = await open('/transport')
    const member = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constant(LISTEN),
      fc.constant('/v:@['),
      fc.jsonValue(),
    )
    const message = fc.record({ open: member, path: member, lastEventId: member, close: member })
    for (const one of fc.sample(fc.oneof(message, fc.jsonValue()), 300)) socket.send(JSON.stringify(one))
    socket.send(Buffer.from([0xff, 0xfe, 0x00]))
    await stillAnswers()
    socket.terminate()
  })
})

describe('presence', () => {
  it.each([
    [
      'deeper than anyone can write',
      `{"method":"presence_announce","params":{"data":${'['.repeat(400_000)}${']'.repeat(400_000)}}}`,
    ],
    ['an id that is deep', `{"id":${'['.repeat(400_000)}${']'.repeat(400_000)}}`],
    ['no JSON', '{"method":"presence_announce'],
    ['null', 'null'],
  ])('stays with a message that is %s', async (_what, text) => {
    const [one, other] = [await open('/v1/socket/production'), await open('/v1/socket/production')]
    one.socket.send(text)
    other.socket.send(JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'presence_subscribe' }))
    await expect.poll(() => other.answers.join('')).toContain('"id":7')
    one.socket.terminate()
    other.socket.terminate()
    await stillAnswers()
  })
})
