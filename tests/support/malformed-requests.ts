/** Requests that are wrong in every way one can think of, the same ones for the same seed. */
import { rawRequest } from './raw-http.ts'

export interface Malformed {
  readonly name: string
  readonly bytes: string | Buffer
}

interface Source {
  /** A whole number below the bound. */
  below(bound: number): number
  pick<Value>(values: readonly [Value, ...Value[]]): Value
  bytes(length: number): Buffer
  text(length: number): string
}

type Kind = (source: Source, to: { host: string; token: string }) => string | Buffer

const post = (to: { host: string; token: string }, path: string, body: string, type = 'application/json') =>
  rawRequest(
    `POST ${path} HTTP/1.1`,
    [
      `Host: ${to.host}`,
      `Authorization: Bearer ${to.token}`,
      `Content-Type: ${type}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ],
    body,
  )
const get = (to: { host: string; token: string }, path: string, ...headers: string[]) =>
  rawRequest(`GET ${path} HTTP/1.1`, [`Host: ${to.host}`, `Authorization: Bearer ${to.token}`, ...headers])

const WRONG_VALUES = [
  'null',
  'true',
  '5',
  '"x"',
  '[]',
  '[[]]',
  '{"":{}}',
  '-1e999',
  '{"id":5}',
  '{"_id":5}',
] as const
const OPERATIONS = [
  'create',
  'createOrReplace',
  'createIfNotExists',
  'delete',
  'patch',
  'insert',
  'destroy',
  '',
] as const
const ACTIONS = [
  'create',
  'edit',
  'publish',
  'unpublish',
  'delete',
  'discard',
  'version.create',
  'nothing',
] as const

const kinds: Readonly<Record<string, Kind>> = {
  'bytes that are no HTTP': (source) =>
    Buffer.concat([source.bytes(1 + source.below(300)), Buffer.from('\r\n\r\n')]),
  'a verb that is none': (source, { host }) =>
    rawRequest(`${source.text(6).replace(/\W/g, '~')}~ / HTTP/1.1`, [`Host: ${host}`]),
  'an HTTP version that is none': (source, { host }) =>
    rawRequest(`GET / HTTP/${2 + source.below(7)}.${source.below(9)}`, [`Host: ${host}`]),
  'no Host': () => rawRequest('GET /v1/ping HTTP/1.1', []),
  'another Host': (source) =>
    rawRequest('GET /v1/ping HTTP/1.1', [`Host: ${source.text(8).replace(/[^a-z]/gi, 'h')}.example`]),
  'a header without a colon': (source, { host }) =>
    rawRequest('GET /v1/ping HTTP/1.1', [`Host: ${host}`, `${source.text(9).replace(/[\r\n:]/g, '')} x`]),
  'a header too long': (source, { host }) =>
    rawRequest('GET /v1/ping HTTP/1.1', [`Host: ${host}`, `X: ${'x'.repeat(16_000 + source.below(50_000))}`]),
  'a length that is none': (source, { host, token }) =>
    rawRequest(
      'POST /v1/data/mutate/production HTTP/1.1',
      [
        `Host: ${host}`,
        `Authorization: Bearer ${token}`,
        `Content-Length: ${source.pick(['-1', '1e3', 'x', '0x10', '5, 6'])}`,
      ],
      'x',
    ),
  'two lengths': (_source, { host }) =>
    rawRequest(
      'POST /v1/data/query/production HTTP/1.1',
      [`Host: ${host}`, 'Content-Length: 3', 'Content-Length: 4'],
      'xxxx',
    ),
  'a length and pieces': (_source, { host }) =>
    rawRequest(
      'POST /v1/data/query/production HTTP/1.1',
      [`Host: ${host}`, 'Content-Length: 3', 'Transfer-Encoding: chunked'],
      '0\r\n\r\n',
    ),
  'broken pieces': (source, { host, token }) =>
    rawRequest(
      'POST /v1/data/mutate/production HTTP/1.1',
      [
        `Host: ${host}`,
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
      ],
      `${source.pick(['zz', '-5', '\x00'])}\r\n{}\r\n0\r\n\r\n`,
    ),
  'JSON that stops': (source, to) => {
    const whole = '{"mutations":[{"create":{"_type":"x","list":[1,2,{"a":"b"}]}}]}'
    return post(to, '/v1/data/mutate/production', whole.slice(0, 1 + source.below(whole.length - 1)))
  },
  'a body of bytes': (source, to) =>
    post(to, '/v1/data/mutate/production', source.bytes(1 + source.below(400)).toString('latin1')),
  'a body of another type': (source, to) =>
    post(
      to,
      '/v1/data/mutate/production',
      '{"mutations":[]}',
      source.pick(['text/plain', 'image/png', 'x', '']),
    ),
  'a mutation that is none': (source, to) =>
    post(
      to,
      '/v1/data/mutate/production',
      `{"mutations":[{"${source.pick(OPERATIONS)}":${source.pick(WRONG_VALUES)}}]}`,
    ),
  'mutations that are no list': (source, to) =>
    post(to, '/v1/data/mutate/production', `{"mutations":${source.pick(['null', '5', '"x"', '{}', '[]'])}}`),
  'a patch that is none': (source, to) =>
    post(
      to,
      '/v1/data/mutate/production',
      `{"mutations":[{"patch":{"id":"seen","${source.pick(['set', 'inc', 'insert', 'unset', 'diffMatchPatch', 'nothing'])}":${source.pick(['5', '"x"', 'true', '[{}]', '[5]'])}}}]}`,
    ),
  'an action that is none': (source, to) =>
    post(
      to,
      '/v1/data/actions/production',
      `{"actions":[{"actionType":"sanity.action.document.${source.pick(ACTIONS)}","publishedId":${source.pick(WRONG_VALUES)}}]}`,
    ),
  'an id that is none': (source, to) =>
    post(
      to,
      '/v1/data/mutate/production',
      `{"mutations":[{"create":{"_type":"x","_id":${JSON.stringify(`${source.pick(['-', '.', ' ', '/', '\u0000', 'a..b'])}${source.text(5)}`)}}}]}`,
    ),
  'a key of the language': (source, to) =>
    post(
      to,
      '/v1/data/mutate/production',
      `{"mutations":[{"create":{"_type":"x","${source.pick(['__proto__', 'constructor', 'prototype'])}":{}}}]}`,
    ),
  'JSON too deep': (source, to) => {
    const depth = 200 + source.below(5_000)
    return post(
      to,
      '/v1/data/mutate/production',
      `{"mutations":[{"create":{"_type":"x","a":${'['.repeat(depth)}${']'.repeat(depth)}}}]}`,
    )
  },
  'GROQ that is none': (source, to) =>
    get(
      to,
      `/v1/data/query/production?query=${encodeURIComponent(`*[${source.text(1 + source.below(20))}`)}`,
    ),
  'no GROQ': (source, to) =>
    get(to, `/v1/data/query/production${source.pick(['', '?query=', '?query=%20', '?q=*'])}`),
  'a parameter that is no JSON': (source, to) =>
    get(to, `/v1/data/query/production?query=*&$x=${encodeURIComponent(`{${source.text(5)}`)}`),
  'a perspective that is none': (_source, to) =>
    get(to, '/v1/data/query/production?query=*&perspective=%5B%5D%7B'),
  'another dataset': (source, to) =>
    get(to, `/v1/data/${source.pick(['query', 'doc', 'listen', 'export'])}/x${source.below(99)}/y?query=*`),
  'a path of bytes': (source, to) =>
    get(
      to,
      `/${source
        .bytes(1 + source.below(60))
        .toString('hex')
        .replace(/../g, '%$&')}.x`,
    ),
  'a path that is no percent code': (source, to) =>
    get(to, `/v1/users/%${source.pick(['', 'z', 'zz', 'c0', 'ff'])}/x`),
  'a path that leads nowhere': (source, to) =>
    get(to, `/v1/${source.text(10).replace(/\W/g, 'w')}/${source.below(999)}/x`),
  'a path that leads out': (source, to) =>
    get(
      to,
      `/files/local/production/${source.pick(['../', '%2e%2e%2f', '..%5c'])}${source.text(5).replace(/\W/g, 'w')}`,
    ),
  'a picture that is not there': (source, to) =>
    get(to, `/images/local/production/${source.bytes(20).toString('hex')}-1x1.png?w=${source.below(9)}`),
  'an upload of nothing': (_source, to) => post(to, '/v1/assets/images/production', '', 'image/png'),
  'an upload of bytes': (source, to) =>
    post(to, '/v1/assets/images/production', source.text(200), 'image/png'),
  'a token that is none': (source, { host }) =>
    rawRequest('GET /v1/users/me HTTP/1.1', [
      `Host: ${host}`,
      `Authorization: Bearer ${source.text(30).replace(/[^!-~]/g, 'x')}`,
    ]),
  'an upgrade that is none': (source, { host }) =>
    [
      'GET /transport HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      `Upgrade: ${source.pick(['websocket', 'h2c', 'x'])}`,
      'Sec-WebSocket-Key: x',
      '',
      '',
    ].join('\r\n'),
}

/** @param seed the same gives the same */
export function* malformedRequests(given: {
  readonly port: number
  readonly token: string
  readonly count: number
  readonly seed: number
}): Generator<Malformed> {
  const source = createSource(given.seed)
  const names = Object.entries(kinds)
  const to = { host: `localhost:${given.port}`, token: given.token }
  for (let n = 0; n < given.count; n += 1) {
    const [name, kind] = names[n % names.length] ?? ['nothing', () => '\r\n\r\n']
    yield { name: `${n} ${name}`, bytes: kind(source, to) }
  }
}

/** Mulberry32, which is small and good enough to be unpredictable. */
function createSource(seed: number): Source {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
    text: (length) => Array.from({ length }, () => String.fromCharCode(33 + below(90))).join(''),
  }
}
