/** What waits for the readers of event streams, counted. */
import { fc } from '../../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { createEventBuffer, type Reader } from '../../../../studio/lake/events/event-buffer.ts'
import { createHub, type Committed } from '../../../../studio/lake/store/hub.ts'
import { createLiveEvents } from '../../../../studio/lake/events/live.ts'

describe('a backlog', () => {
  it('counts an event once, however many wait for it', () => {
    const backlog = createEventBuffer()
    const readers = Array.from({ length: 950 }, () => backlog.open(() => expect.fail('nobody is behind')))
    const event = new Uint8Array(200_000)
    for (const reader of readers) reader.add(event)
    expect(backlog.held()).toBe(200_000)
    for (const reader of readers) reader.remove()
    expect(backlog.held()).toBe(0)
  })

  it('ends whoever is furthest behind where the sum is too large, and nobody else', () => {
    const backlog = createEventBuffer(1_000)
    const ended: string[] = []
    const deaf = backlog.open(() => ended.push('deaf'))
    const slow = backlog.open(() => ended.push('slow'))
    const quick = backlog.open(() => ended.push('quick'))
    for (let n = 0; n < 20; n += 1) {
      const event = new Uint8Array(100)
      for (const reader of [deaf, slow, quick]) reader.add(event)
      quick.remove()
      if (n > 3) slow.remove()
    }
    expect(ended).toEqual(['deaf'])
    expect(backlog.held()).toBeLessThanOrEqual(1_000)
  })

  it('ends one that alone leaves too much', () => {
    const backlog = createEventBuffer()
    let ended = false
    const reader = backlog.open(() => (ended = true))
    for (let n = 0; n < 40; n += 1) reader.add(new Uint8Array(1024 * 1024))
    expect([ended, backlog.held()]).toEqual([true, 0])
  })

  it('holds what somebody waits for, never more than its bound, and nothing once all have gone', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), reader: fc.nat(4), event: fc.nat(9) }),
      fc.record({ kind: fc.constantFrom('remove' as const, 'end' as const), reader: fc.nat(4) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const events = Array.from({ length: 10 }, (_, size) => new Uint8Array(10 + size))
        const backlog = createEventBuffer(60)
        const queues: (Uint8Array[] | undefined)[] = Array.from({ length: 5 }, () => [])
        const readers: Reader[] = queues.map((_, at) => backlog.open(() => (queues[at] = undefined)))
        for (const one of steps) {
          const reader = readers[one.reader]
          if (one.kind === 'end') queues[one.reader] = undefined
          if (one.kind === 'remove') queues[one.reader]?.shift()
          if (one.kind !== 'add') reader?.[one.kind]()
          else {
            const event = events[one.event] ?? new Uint8Array(1)
            queues[one.reader]?.push(event)
            reader?.add(event)
          }
          const distinct = new Set(queues.flatMap((queue) => queue ?? []))
          expect(backlog.held()).toBe([...distinct].reduce((sum, { byteLength }) => sum + byteLength, 0))
          expect(backlog.held()).toBeLessThanOrEqual(60)
        }
        for (const reader of readers) reader.end()
        expect(backlog.held()).toBe(0)
      }),
    )
  })
})

it('the tags of a transaction are worked out once, however many hear of it', async () => {
  const hub = createHub()
  let asked = 0
  const live = createLiveEvents(hub, createEventBuffer(), () => [`tag ${(asked += 1)}`])
  const streams = Array.from({ length: 50 }, () => live.stream(false, () => undefined).body?.getReader())
  const published: Committed = {
    transaction: { seq: 1, id: 'one', author: '', timestamp: '', mutations: [], changes: [] },
    changes: [{ id: 'page', previous: undefined, result: undefined }],
  }
  hub.publish(published)
  for (const reader of streams) {
    await reader?.read()
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toContain('"tags":["tag 1"]')
    await reader?.cancel()
  }
  expect(asked).toBe(1)
})
