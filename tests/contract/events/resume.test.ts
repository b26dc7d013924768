/** A listener that lost its connection, one that does not read, and too many of them. */
import { connect, type Socket } from 'node:net'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openStream, type OpenStream } from '../../support/event-stream.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(async () => {
  await lake.stop()
})

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
const everything = { query: '*[_type == "thing"]', enableResume: 'true' }

describe('resuming', () => {
  it('gives every missed event once and in order, also those that come meanwhile', async () => {
    const first = await openStream(lake, everything)
    await first.next()
    await client.create({ _id: 'counter', _type: 'thing', n: 0 })
    const { id } = await first.next()
    first.close()
    const expected = Array.from({ length: 100 }, (_none, index) => index + 1)
    const writing = expected.reduce<Promise<unknown>>(
      (before, n) =>
        before.then(() =>
          client
            .patch('counter')
            .set({ n })
            .commit({ transactionId: `resume-${n}`, returnDocuments: false }),
        ),
      Promise.resolve(),
    )
    await client.getDocument('counter')
    const second = await openStream(lake, { ...everything, includeResult: 'true' }, id)
    expect((await second.next()).event).toBe('welcomeback')
    const events = await second.take(100)
    await writing
    second.close()
    expect(events.map(({ data }) => fieldOf(data['result'], 'n'))).toEqual(expected)
    expect(new Set(events.map(({ data }) => data['eventId'])).size).toBe(100)
  })

  it('goes on in the middle of a transaction', async () => {
    const first = await openStream(lake, everything)
    await first.next()
    const transaction = client.transaction()
    for (const n of [1, 2, 3]) transaction.create({ _id: `middle-${n}`, _type: 'thing' })
    await transaction.commit()
    const [{ id } = { id: undefined }] = await first.take(1)
    first.close()
    const second = await openStream(lake, everything, id)
    const [, ...events] = await second.take(3)
    second.close()
    expect(events.map(({ data }) => [data['documentId'], data['transactionCurrentEvent']])).toEqual([
      ['middle-2', 2],
      ['middle-3', 3],
    ])
  })

  it('gives what is far larger than may wait for one reader', async () => {
    const first = await openStream(lake, everything)
    const { id } = await first.next()
    first.close()
    const text = 'x'.repeat(3_500_000)
    const ids = Array.from({ length: 5 }, (_none, n) => `large-${n}`)
    for (const _id of ids)
      await client.create({ _id, _type: 'thing', text }, { returnDocuments: false, visibility: 'sync' })
    await client.delete({ query: '*[_id in $ids]', params: { ids } })
    const shown = { includePreviousRevision: 'true', includeMutations: 'false' }
    const second = await openStream(lake, { ...everything, ...shown }, id)
    const [back, ...events] = await second.take(1 + 2 * ids.length)
    second.close()
    expect(back?.event).toBe('welcomeback')
    expect(events.slice(ids.length).map(({ data }) => data['documentId'])).toEqual(ids)
  })

  it('goes on after a restart of the lake on the same data', async () => {
    const first = await openStream(lake, everything)
    const { id } = await first.next()
    first.close()
    await client.create({ _id: 'before-restart', _type: 'thing' })
    await lake.stop({ keepData: true })
    lake = await startLake({ dataDir: lake.dataDir })
    client = lake.client()
    const second = await openStream(lake, everything, id)
    const [back, event] = await second.take(2)
    second.close()
    expect([back?.event, event?.data['documentId']]).toEqual(['welcomeback', 'before-restart'])
  })

  it('answers reset where the history is not known', async () => {
    const stream = await openStream(lake, everything, 'never-was#thing')
    expect((await stream.next()).event).toBe('reset')
    await client.create({ _id: 'after-reset', _type: 'thing' })
    expect((await stream.next()).data['documentId']).toBe('after-reset')
    stream.close()
  })

  it('works the same over the WebSocket', async () => {
    const socket = new WebSocket(`${lake.origin.replace('http', 'ws')}/transport`, {
      headers: { cookie: lake.cookie, origin: lake.origin },
    })
    const chunks: string[] = []
    let heard = (): void => undefined
    socket.on('message', (data: Buffer) => {
      const message: unknown = JSON.parse(data.toString('utf8'))
      const chunk = fieldOf(message, 'chunk')
      if (typeof chunk === 'string') chunks.push(chunk)
      heard()
    })
    const until = (text: string): Promise<void> =>
      new Promise((resolve) => {
        heard = () => {
          if (chunks.join('').includes(text)) resolve()
        }
        heard()
      })
    await new Promise((resolve) => socket.once('open', resolve))
    const path = `/v2025-02-19/data/listen/production?${new URLSearchParams({ ...everything, includeAllVersions: 'true' })}`
    socket.send(JSON.stringify({ open: '1', path }))
    await until('event: welcome')
    await client.create({ _id: 'over-socket', _type: 'thing' })
    await until('over-socket')
    const id = /id: (\S+#over-socket)/.exec(chunks.join(''))?.[1]
    socket.send(JSON.stringify({ close: '1' }))
    await client.patch('over-socket').set({ n: 1 }).commit({ transactionId: 'missed-over-socket' })
    chunks.length = 0
    socket.send(JSON.stringify({ open: '2', path, lastEventId: id }))
    await until('missed-over-socket')
    expect(chunks.join('')).toContain('event: welcomeback')
    socket.close()
  })
})

describe('a consumer that never reads', () => {
  it('is closed at its bound while the others get everything', async () => {
    const { port } = new URL(lake.origin)
    const deaf = await new Promise<Socket>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        const query = encodeURIComponent('*[_type == "heavy"]')
        socket.write(
          `GET /v2025-02-19/data/listen/production?query=${query}&includeResult=true HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${lake.token}\r\nAccept: text/event-stream\r\n\r\n`,
        )
        socket.once('data', () => {
          socket.pause()
          resolve(socket)
        })
      })
    })
    const closed = new Promise((resolve) => deaf.once('close', resolve))
    deaf.on('error', () => undefined)
    const reader = await openStream(lake, { query: '*[_type == "heavy"]', includeMutations: 'false' })
    await reader.next()
    // Past the bound of 16 MB and what the sockets hold.
    const HEAVY = 10
    const text = 'x'.repeat(3_500_000)
    for (let n = 0; n < HEAVY; n += 1) {
      await client.createOrReplace({ _id: 'heavy', _type: 'heavy', n, text }, { returnDocuments: false })
    }
    expect(await reader.take(HEAVY)).toHaveLength(HEAVY)
    reader.close()
    deaf.resume()
    await closed
  })
})

describe('too many listeners', () => {
  it('get 429, and the others go on', async () => {
    const streams: OpenStream[] = []
    // No more at once than may wait to be accepted.
    while (streams.length < 1_050)
      streams.push(...(await Promise.all(Array.from({ length: 50 }, () => openStream(lake, everything)))))
    const statuses = streams.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(1_000)
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    const [one] = streams
    await one?.next()
    await client.create({ _id: 'among-many', _type: 'thing' })
    expect((await one?.next())?.data['documentId']).toBe('among-many')
    for (const stream of streams) stream.close()
  })
})
