/** Malformed requests of every kind, from a seed; each must be answered with 4xx. */
import { connect } from 'node:net'

export interface GarbageReport {
  readonly requests: number
  /** Requests that were not answered with 4xx, as text. */
  readonly wrong: readonly string[]
}

interface Target {
  readonly origin: string
  readonly token: string
}

type Random = () => number

const AT_ONCE = 20

export async function sendGarbage(target: Target, requests: number, random: Random): Promise<GarbageReport> {
  const wrong: string[] = []
  for (let sent = 0; sent < requests; sent += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, requests - sent) }, () => garbage(random))
    await Promise.all(
      batch.map(async (one) => {
        const status = await one.send(target)
        if (status < 400 || status >= 500) wrong.push(`${status} ${one.text.slice(0, 200)}`)
      }),
    )
  }
  return { requests, wrong }
}

interface Garbage {
  readonly text: string
  send(target: Target): Promise<number>
}

function garbage(random: Random): Garbage {
  const kinds = [brokenBody, wrongBody, brokenQuery, brokenPath, brokenListener, brokenHeaders, rawBytes]
  return (kinds[Math.floor(random() * kinds.length)] ?? brokenBody)(random)
}

const pick = (random: Random, values: readonly string[]): string =>
  values[Math.floor(random() * values.length)] ?? ''
const noise = (random: Random, length: number): string =>
  Array.from({ length: Math.ceil(random() * length) }, () =>
    String.fromCharCode(33 + Math.floor(random() * 90)),
  ).join('')

/** A filter that nothing closes, so that it can mean nothing. */
const unclosed = (random: Random): string => `*[${noise(random, 40).replaceAll(']', '[')}`

function post(path: string, body: string, more: Record<string, string> = {}): Garbage {
  return {
    text: `POST ${path} ${body}`,
    async send({ origin, token }) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more }
      const response = await fetch(`${origin}/v2025-02-19${path}`, { method: 'POST', headers, body })
      await response.arrayBuffer()
      return response.status
    },
  }
}

function get(path: string, more: Record<string, string> = {}): Garbage {
  return {
    text: `GET ${path}`,
    async send({ origin, token }) {
      const headers = { authorization: `Bearer ${token}`, ...more }
      const response = await fetch(`${origin}/v2025-02-19${path}`, { headers })
      const text = await response.text()
      // A listener says in its stream what is wrong with its query.
      return response.status === 200 && text.includes('event: channelError') ? 400 : response.status
    },
  }
}

const WRITING = ['/data/mutate/production', '/data/actions/production', '/data/query/production']

function brokenBody(random: Random): Garbage {
  const bodies = [
    '',
    '{',
    '[',
    '{"mutations":',
    'null',
    '"text"',
    '12',
    '[]',
    '{"a":1,}',
    '\u0000',
    '{"mutations":[{}',
    noise(random, 200),
  ]
  return post(pick(random, WRITING), pick(random, bodies))
}

function wrongBody(random: Random): Garbage {
  const values: readonly unknown[] = [
    null,
    1,
    'x',
    [],
    {},
    [null],
    [1],
    [[]],
    [{}],
    [{ create: null }],
    [{ create: {} }],
    [{ create: { _type: 5 } }],
  ]
  const value = values[Math.floor(random() * values.length)]
  const mutations: readonly unknown[] = [
    { mutations: value },
    { mutations: [{ patch: { id: noise(random, 20), set: { [noise(random, 20)]: 1 } } }] },
    { mutations: [{ patch: { query: unclosed(random), set: { a: 1 } } }] },
    { mutations: [{ delete: { id: [1, null] } }] },
    { mutations: [{ create: { _type: 'x', _id: `${noise(random, 10)} !` } }] },
    { mutations: [{ [`x${Math.floor(random() * 1e6)}`]: {} }] },
    { mutations: [{ create: { _type: 'x' } }], transactionId: `a b ${noise(random, 5)}` },
  ]
  const actions: readonly unknown[] = [
    { actions: [{ actionType: noise(random, 20) }] },
    { actions: [{ actionType: 'sanity.action.document.publish' }] },
    {
      actions: [
        { actionType: 'sanity.action.document.edit', draftId: 'drafts.x', publishedId: 'y', patch: {} },
      ],
    },
    { actions: [{ actionType: 'sanity.action.release.schedule', releaseId: 'none', publishAt: 'soon' }] },
    { actions: [value ?? 3] },
    { actions: 'x' },
  ]
  const isMutation = random() < 0.5
  const list = isMutation ? mutations : actions
  const body = JSON.stringify(list[Math.floor(random() * list.length)])
  return post(isMutation ? '/data/mutate/production' : '/data/actions/production', body)
}

function brokenQuery(random: Random): Garbage {
  const queries = [
    '*[',
    '*[_type ==',
    '}',
    '*{',
    '$',
    '*[_id == $missing]',
    '((((',
    '*[no::such()]',
    unclosed(random),
    '"',
    "'",
  ]
  return get(`/data/query/production?query=${encodeURIComponent(pick(random, queries))}`)
}

function brokenListener(random: Random): Garbage {
  const queries = ['', '*[', 'text', '{', '*[no::such()]', unclosed(random)]
  return get(`/data/listen/production?query=${encodeURIComponent(pick(random, queries))}`)
}

function brokenPath(random: Random): Garbage {
  const word = `x${Math.floor(random() * 1e9).toString(36)}`
  return get(
    pick(random, [
      `/${word}`,
      `/data/${word}/production`,
      `/data/query/${word}?query=*`,
      `/data/history/${word}/documents/a`,
      `/data/query/production?query=*&$a={`,
      '/data/query/production',
      '/data/history/production/documents/a?revision=x&time=y',
      '/data/history/production/documents/a?time=never',
      `/data/doc/${word}/a`,
    ]),
  )
}

function brokenHeaders(random: Random): Garbage {
  const create = JSON.stringify({ mutations: [{ create: { _type: 'x' } }] })
  const path = '/data/mutate/production'
  return random() < 0.5
    ? post(path, create, {
        'content-type': pick(random, ['text/plain', 'multipart/form-data; boundary=x', 'application/xml']),
      })
    : post(path, create, { authorization: pick(random, ['Bearer wrong', `Bearer ${noise(random, 40)}`]) })
}

/** Bytes that are no HTTP at all; a closed connection counts as refused. */
function rawBytes(random: Random): Garbage {
  const text = pick(random, [
    `${noise(random, 200)}\r\n\r\n`,
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'POST /v1/data/mutate/production HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    'POST /v1/data/mutate/production HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  ])
  return {
    text,
    send: ({ origin }) =>
      new Promise((resolve) => {
        const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text))
        let answer = ''
        socket.setTimeout(5_000, () => socket.destroy())
        socket.on('data', (chunk: Buffer) => {
          answer += chunk.toString('latin1')
          socket.end()
        })
        socket.on('error', () => undefined)
        socket.on('close', () => resolve(answer === '' ? 400 : Number(answer.split(' ')[1])))
      }),
  }
}
