/** One HTTP request as bytes on a socket, which no client tidies up, and what is wrong with its answer. */
import { connect } from 'node:net'
import fc from 'fast-check'
import { PROTOTYPE_KEYS, word } from './values.ts'

export interface HttpInput {
  readonly method: string
  /** As it is sent; characters above U+007F become UTF-8. */
  readonly target: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: string | Uint8Array
}

export interface Answer {
  /** 0: the connection was closed without an answer. */
  readonly status: number
  readonly head: string
  readonly body: string
  /** False: the answer was still under way after what any answer may take. */
  readonly isWhole: boolean
}

/** What nothing here is allowed to take, in milliseconds; a picture may be worked on for 40 s, and wait for others before. */
const LONGEST = 90_000
const MOST_READ = 256 * 1024

/** @param patience milliseconds that a stream is listened to */
export function exchange(port: number, input: HttpInput, patience = LONGEST): Promise<Answer> {
  const body = Buffer.from(input.body ?? '')
  const named = new Set(input.headers.map(([name]) => name.toLowerCase()))
  const lines = [
    `${input.method} ${input.target} HTTP/1.1`,
    ...(named.has('host') ? [] : [`Host: localhost:${port}`]),
    ...input.headers.map(([name, content]) => `${name}: ${content}`),
    ...(body.length > 0 && !named.has('content-length') ? [`Content-Length: ${body.length}`] : []),
    'Connection: close',
  ]
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    let size = 0
    const done = (isWhole: boolean): void => {
      clearTimeout(timer)
      socket.destroy()
      const all = Buffer.concat(chunks).toString('latin1')
      const end = all.indexOf('\r\n\r\n')
      const head = end < 0 ? all : all.slice(0, end)
      resolve({
        status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0),
        head,
        body: end < 0 ? '' : all.slice(end + 4),
        isWhole,
      })
    }
    const timer = setTimeout(() => done(patience < LONGEST), patience)
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > MOST_READ) done(true)
    })
    socket.on('error', () => done(true))
    socket.on('close', () => done(true))
    socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]))
  })
}

/** @returns what is wrong with an answer, or undefined: a 5xx needs a reason that is not "something failed" */
export function wrongWith({ status, head, body, isWhole }: Answer): string | undefined {
  if (!isWhole && status === 0) return `no answer within ${LONGEST / 1000} s`
  if (status < 500) return undefined
  if (status === 503 && /^retry-after:/im.test(head)) return undefined
  const reason = body.replace(/<[^>]+>/g, ' ').trim()
  if (status !== 500 && reason.length > 10 && !/internal server error/i.test(reason)) return undefined
  return `${status}: ${reason.slice(0, 200)}`
}

const HEADERS = [
  ...[
    'Accept',
    'Accept-Encoding',
    'Accept-Language',
    'Range',
    'If-Range',
    'If-None-Match',
    'If-Modified-Since',
    'Cookie',
  ],
  ...[
    'Origin',
    'Referer',
    'Sec-Fetch-Site',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'Forwarded',
    'Expect',
    'Content-Type',
  ],
  ...[
    'Content-Length',
    'Content-Encoding',
    'Transfer-Encoding',
    'Upgrade',
    'Authorization',
    'Last-Event-ID',
    'Host',
  ],
  ...[
    'X-HTTP-Method-Override',
    'Access-Control-Request-Method',
    'X-Sanity-Lineage',
    'Prefer',
    ...PROTOTYPE_KEYS,
  ],
] as const
const CONTENTS = [
  ...[
    'gzip',
    'br;q=0',
    '*;q=',
    'identity;q=0, *;q=0',
    'nl',
    'x'.repeat(9_000),
    ',,,,',
    'null',
    'same-origin',
    'cross-site',
  ],
  ...[
    'bytes=0-',
    'bytes=-0',
    'bytes=5-2',
    'bytes=0-0,5-6,9-',
    'bytes=99999999999999999999-',
    'lines=1',
    'bytes=0-1,'.repeat(500),
  ],
  ...[
    'W/""',
    '"',
    '*',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Sat, 30 Feb 2026 99:99:99 GMT',
    '127.0.0.1, , ::1',
    '999.1.1.1',
  ],
  ...[
    'application/json',
    'text/plain',
    'multipart/form-data',
    'chunked',
    'websocket',
    '100-continue',
    '-1',
    '1e3',
    'Bearer x',
  ],
] as const

export const headers: fc.Arbitrary<readonly (readonly [string, string])[]> = fc.array(
  fc.tuple(
    fc.constantFrom(...HEADERS),
    fc.oneof(
      fc.constantFrom(...CONTENTS),
      word.map((value) => value.replace(/[\r\n]/g, ' ')),
    ),
  ),
  { maxLength: 4 },
)
export const method = fc.oneof(
  { weight: 6, arbitrary: fc.constant('GET') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'HEAD',
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'QUERY',
    ),
  },
)

/** Percent-encoded, or as it is but for what ends the line. */
export const encoded = fc.oneof(
  word.map((value) => encodeURIComponent(value.toWellFormed())),
  word.map((value) => value.replace(/[\s]/g, '+')),
  fc.constantFrom('%', '%zz', '%c0%af', '%ed%a0%80', '%00', '%0d%0aX:1', '..', '.', '', '+', '%2f', '%5c..'),
)
/** @param names of parameters that mean something here */
export function search(...names: readonly [string, ...string[]]): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: encoded },
  )
  const content = fc.oneof(
    encoded,
    fc.constantFrom('1', '0', '-1', 'true', '1e9', 'NaN', '[]', '%7B%7D', 'null', '2026-02-30'),
  )
  return fc
    .array(fc.tuple(name, content), { maxLength: 4 })
    .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`))
}
