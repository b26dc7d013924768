/** Both WebSockets: messages of wrong types and sizes, and frames that are none. */
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import WebSocket from 'ws'
import { border, type World } from '../border.ts'
import { json, text, word } from '../values.ts'

/** Milliseconds in which an answer may come; what it says does not matter, only that the process stays. */
const A_WHILE = 150

const PATHS = [
  ...[
    '/v1/data/listen/production?query=*',
    '/v2025-02-19/data/live/events/production',
    '/v1/data/query/production?query=*',
    '/v1/ping',
  ],
  ...[
    '/v',
    '/v1',
    '//x',
    '/v1/../../x',
    '/v1/data/export/production',
    '/v\u0100',
    '/v1/data/listen/production?query=%',
    'http://evil.example',
  ],
] as const
const message = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      {
        open: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom('1', '2', '__proto__') },
          { weight: 1, arbitrary: json },
        ),
        path: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...PATHS) },
          { weight: 1, arbitrary: fc.oneof(word, json) },
        ),
        lastEventId: fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: json }),
        close: fc.oneof(fc.constantFrom('1', '2'), json),
      },
      { requiredKeys: ['open'] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        jsonrpc: fc.constant('2.0'),
        id: json,
        method: fc.oneof(
          fc.constantFrom(
            'presence_rollcall',
            'presence_announce',
            'presence_disconnect',
            'presence_subscribe',
          ),
          json,
        ),
        params: json,
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: json },
)
const frame = fc.oneof(
  { weight: 8, arbitrary: message.map((one) => JSON.stringify(one)) },
  {
    weight: 2,
    arbitrary: fc.oneof(
      text.map((one) => one.toWellFormed()),
      fc.constantFrom('♥', '{', '', '[]', 'null'),
    ),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }) },
  { weight: 1, arbitrary: fc.constantFrom(70_000, 1_100_000, 10_000_000).map((size) => 'x'.repeat(size)) },
)
const ROUTES = [
  '/transport',
  '/transport?x=1',
  '/v1/socket/production',
  '/vX/socket/production',
  '/v1/socket/',
  '/transport/../x',
  '/other',
] as const

export const sockets = border(
  'sockets',
  fc.record({
    route: fc.constantFrom(...ROUTES),
    frames: fc.array(frame, { maxLength: 6 }),
    isKnown: fc.oneof(
      { weight: 5, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    isCut: fc.boolean(),
  }),
  async ({ route, frames, isKnown, isCut }, { studioPort, token }) => {
    const socket = new WebSocket(`ws://localhost:${studioPort}${route}`, {
      headers: isKnown ? { authorization: `Bearer ${token}` } : {},
    })
    socket.on('error', () => undefined)
    const opened = new Promise<void>((resolve) => {
      socket.once('open', resolve)
      socket.once('close', () => resolve())
    })
    await Promise.race([opened, setTimeout(5_000)])
    for (const one of frames) if (socket.readyState === WebSocket.OPEN) socket.send(one)
    await setTimeout(A_WHILE)
    if (isCut) socket.terminate()
    else socket.close()
    await setTimeout(20)
    socket.terminate()
    return undefined
  },
)

/** The opening of a frame as it is, with lengths that lie and bits that mean nothing. */
export const frames = border(
  'frames',
  fc.record({
    route: fc.constantFrom(...ROUTES),
    key: fc.oneof(
      fc.constant('dGhlIHNhbXBsZSBub25jZQ=='),
      word.map((one) => one.replace(/[\r\n]/g, '')),
    ),
    protocol: fc.constantFrom(
      '',
      'Sec-WebSocket-Protocol: x\r\n',
      'Sec-WebSocket-Extensions: permessage-deflate; x\r\n',
    ),
    bytes: fc.array(fc.uint8Array({ minLength: 1, maxLength: 30 }), { maxLength: 4 }),
    opening: fc.constantFrom(
      [],
      [0x81, 0xff, 0xff, 0xff, 0xff, 0xff],
      [0x81, 0xfe, 0x10],
      [0x01, 0x85],
      [0x88, 0x81],
      [0xc1, 0x85],
      [0x89, 0xff],
    ),
  }),
  (given, { studioPort, token }) => sendFrames(given, studioPort, token),
)

async function sendFrames(
  given: {
    route: string
    key: string
    protocol: string
    bytes: readonly Uint8Array[]
    opening: readonly number[]
  },
  port: World['studioPort'],
  token: string,
): Promise<undefined> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  socket.write(
    `GET ${given.route} HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${token}\r\nConnection: Upgrade\r\n` +
      `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n${given.protocol}Sec-WebSocket-Key: ${given.key}\r\n\r\n`,
  )
  await setTimeout(30)
  socket.write(Buffer.from(given.opening))
  for (const part of given.bytes) socket.write(part)
  await setTimeout(60)
  socket.destroy()
  return undefined
}
