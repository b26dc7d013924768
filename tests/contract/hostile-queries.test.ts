/** Queries that are made to hang, flood or crash the lake: each is ended with a 4xx, and nobody else waits for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textWith } from '../support/matchers.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
  const transaction = lake.client().transaction()
  for (let index = 0; index < 300; index += 1)
    transaction.create({ _id: `stone-${index}`, _type: 'stone', weight: index, text: 'a'.repeat(60) })
  await transaction.commit()
})
afterAll(async () => {
  await lake.stop()
})

const repeat = (text: string, times: number): string => text.repeat(times)
const nest = (open: string, inner: string, close: string, times: number): string =>
  repeat(open, times) + inner + repeat(close, times)

const hostile: Record<string, string> = {
  '5,000 parentheses': nest('(', '1', ')', 5_000),
  '5,000 nested arrays': nest('[', '1', ']', 5_000),
  '5,000 nested objects': nest('{"a":', '1', '}', 5_000),
  'a bracket that is opened often and never closed': repeat('0+0[', 40),
  'every document for every other document, six deep': nest('*[_id != ^._id && count(', '*', ') > 0]', 6),
  'nested membership over all other documents': nest(
    '*[weight in ',
    '*.weight',
    ' && _id != ^._id].weight',
    4,
  ),
  'a string that doubles forty times': `{"a": "doubling"}${repeat('{"a": a + a}', 40)}`,
  'an array that doubles forty times': `{"a": [1, 2]}${repeat('{"a": a + a}', 40)}`,
  'an answer that doubles forty times': `{"a": "doubling"}${repeat('{"a": [a, a]}', 40)}`,
  'all documents in all documents in all documents': '*{"a": *{"b": *{"c": *}}}',
  'a function that calls itself': 'fn a::b($x) = $x{"c": a::b(@)}; a::b({})',
}

/** Heavy on paper, cheap in fact: they get their answer. */
const harmless: Record<string, { query: string; params?: Record<string, unknown>; answer: unknown }> = {
  'every document for every document, six deep': {
    query: `count(${nest('*[count(', '*', ') > 0]', 6)})`,
    answer: 300,
  },
  'nested membership over all documents': {
    query: `count(${nest('*[weight in ', '*.weight', '].weight', 4)})`,
    answer: 300,
  },
  'a pattern of sixteen wildcards': {
    query: 'count(*[text match $pattern])',
    params: { pattern: `${repeat('a*', 16)}b` },
    answer: 0,
  },
  'a path of forty wildcards': {
    query: 'count(*[_id in path($path)])',
    params: { path: `${repeat('**.', 40)}b` },
    answer: 0,
  },
  'a range up to a thousand million': { query: 'count(*[weight in 0..1000000000])', answer: 300 },
  '1,000 negations': { query: `${repeat('!', 1_000)}true`, answer: true },
  'a slice up to a thousand million': { query: 'count(*[0..1000000000])', answer: 300 },
}

async function ask(query: string, params: Record<string, unknown> = {}): Promise<Response> {
  return fetch(`${lake.origin}/v2025-02-19/data/query/production?perspective=raw`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lake.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, params }),
  })
}

async function resultOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json()
  return typeof body === 'object' && body !== null && 'result' in body ? body.result : body
}

describe('a hostile query', () => {
  it('is refused, whatever it tries', async () => {
    const outcomes = await Promise.all(
      Object.entries(hostile).map(async ([name, query]) => {
        const response = await ask(query)
        return { name, status: response.status }
      }),
    )
    for (const { name, status } of outcomes) expect.soft([400, 429], name).toContain(status)
  })

  it.each(Object.keys(harmless))('is answered where it only looks so: %s', async (name) => {
    const { query, params, answer } = harmless[name] ?? { query: '', answer: undefined }
    const response = await ask(query, params)
    expect(response.status).toBe(200)
    expect(await resultOf(response)).toEqual(answer)
  })

  it('lets every other query through while many of its kind run at once', async () => {
    let running = 0
    const attacks = Object.values(hostile).flatMap((query) =>
      [0, 1].map(async (round) => {
        running += 1
        const { status } = await ask(`// ${round}\n${query}`)
        running -= 1
        return status
      }),
    )
    const whileAttacked: number[] = []
    for (let index = 0; index < 20; index += 1) {
      expect(await resultOf(await ask(`*[_id == "stone-${index}"][0].weight`))).toBe(index)
      whileAttacked.push(running)
    }
    expect(whileAttacked[0]).toBeGreaterThan(0)
    for (const status of await Promise.all(attacks)) expect([400, 429]).toContain(status)
  })
})

describe('a hostile listener', () => {
  /** Told of the mountain, or why not. */
  const hear = (filter: string): { ready: Promise<boolean>; outcome: Promise<string> } => {
    const ready = Promise.withResolvers<boolean>()
    const outcome = new Promise<string>((resolve) => {
      const subscription = lake
        .client()
        .listen(`*[${filter}]`, {}, { events: ['welcome', 'mutation'], includeResult: false })
        .subscribe({
          error: (error: unknown) => resolve(String(error)),
          next(event) {
            if (event.type === 'welcome') {
              ready.resolve(true)
              return
            }
            subscription.unsubscribe()
            resolve('told')
          },
        })
    })
    return { ready: ready.promise, outcome }
  }

  it('is ended and told why, while those beside it hear on', async () => {
    const client = lake.client()
    const heap = Array.from({ length: 700 }, () => Array.from({ length: 1_000 }, () => 1))
    const mountain = { _id: 'mountain', _type: 'mountain', heap, self: { _ref: 'mountain', _weak: true } }
    const listeners = [
      hear('_id == "mountain"'),
      hear(Array.from({ length: 38 }, () => 'references("none")').join('||')),
      hear(Array.from({ length: 300 }, () => 'self->a==1').join('||')),
    ]
    await Promise.all(listeners.map(({ ready }) => ready))
    await client.createOrReplace(mountain, { returnDocuments: false })
    const outcomes = await Promise.all(listeners.map(({ outcome }) => outcome))
    expect(outcomes).toEqual(['told', textWith('takes too long'), textWith('takes too long')])
  })
})
