import { fc } from '../../../support/fast-check.ts'
import { expect, it } from 'vitest'
import { getPublishedId } from '../../../../studio/lake/foundation/document-id.ts'
import type { StoredDocument } from '../../../../studio/lake/foundation/json.ts'
import { missedSince } from '../../../../studio/lake/events/missed.ts'
import { createReplay } from '../../../../studio/lake/store/replay.ts'
import type { Store } from '../../../../studio/lake/store/store.ts'
import { openStore } from '../../../support/open-store.ts'

const IDS = [
  'news',
  'drafts.news',
  'versions.r1.news',
  'versions.r1.blog.news',
  'n_ws',
  'NEWS',
  'drafts.n_ws',
]
const START = Date.parse('2026-01-01T00:00:00Z')
const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString()

type State = ReadonlyMap<string, StoredDocument>

/** Writes a random history. @returns the state of all documents after each transaction, and the time of it */
function write(store: Store, steps: readonly Step[]): { states: State[]; times: string[] } {
  const states: State[] = [new Map()]
  const times: string[] = ['']
  for (const [index, { minutes, edits }] of steps.entries()) {
    const before = states.at(-1) ?? new Map<string, StoredDocument>()
    const after = new Map(before)
    for (const [id, value] of edits) {
      if (value === undefined) after.delete(id)
      else {
        const fixed = { _id: id, _type: 'thing', _createdAt: at(0), _updatedAt: at(minutes) }
        after.set(id, { ...fixed, _rev: `t${index + 1}`, value })
      }
    }
    const changes = [...edits.keys()]
      .map((id) => ({ id, previous: before.get(id), result: after.get(id) }))
      .filter(({ previous, result }) => previous ?? result)
    const commit = { transactionId: `t${index + 1}`, author: 'a', timestamp: at(minutes), mutations: [] }
    store.batch(() => store.append({ ...commit, changes }))
    states.push(after)
    times.push(at(minutes))
  }
  return { states, times }
}

interface Step {
  readonly minutes: number
  readonly edits: ReadonlyMap<string, unknown>
}

const anyEdit = fc.tuple(
  fc.constantFrom(...IDS),
  // No document has such a key: it is refused.
  fc.option(
    fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
    { nil: undefined },
  ),
)
const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    // Now and then a clock that is wrong.
    minutes: fc.oneof({ weight: 9, arbitrary: fc.constant(-1) }, fc.integer({ min: 0, max: 100 })),
    edits: fc.array(anyEdit, { minLength: 1, maxLength: 3 }).map((edits) => new Map(edits)),
  }),
  { minLength: 1, maxLength: 30 },
)
const withTimes = (steps: Step[]): Step[] =>
  steps.map((step, index) => ({ ...step, minutes: step.minutes < 0 ? index : step.minutes }))

const known = (document: StoredDocument | undefined): unknown =>
  document && JSON.parse(JSON.stringify(document))

it('knows every revision that it keeps, and none that it does not', () => {
  const property = fc.property(anySteps.map(withTimes), fc.integer({ min: 0, max: 100 }), (steps, cut) => {
    const { store, close } = openStore()
    try {
      const { states, times } = write(store, steps)
      Array.from(store.purgeBefore(at(cut)))
      const young = times.findIndex((time, seq) => seq > 0 && time >= at(cut))
      const oldest = young < 0 ? times.length - 1 : young
      for (const id of IDS) {
        for (let seq = oldest - 1; seq < states.length; seq += 1)
          expect(store.history.at(id, seq)).toEqual(known(states[seq]?.get(id)))
        for (const time of times.slice(1)) {
          const last = times.findLastIndex((other, seq) => seq >= oldest && other <= time)
          const seq = store.history.seqAt(id, time)
          if (last < 0) expect(seq).toBeUndefined()
          else if (times.every((other, index) => index === 0 || other >= (times[index - 1] ?? '')))
            expect(store.history.at(id, seq ?? -1)).toEqual(known(states[last]?.get(id)))
        }
      }
    } finally {
      close()
    }
  })
  fc.assert(property, { numRuns: 40 })
})

it('tells the drafts and versions of a document, whatever ids look alike', () => {
  const property = fc.property(anySteps.map(withTimes), (steps) => {
    const { store, close } = openStore()
    try {
      const { states } = write(store, steps)
      const ever = new Set(states.flatMap((state) => [...state.keys()]))
      for (const id of IDS.filter((one) => getPublishedId(one) === one))
        expect(store.history.versionIds(id).sort()).toEqual(
          [...ever].filter((one) => one !== id && getPublishedId(one) === id).sort(),
        )
    } finally {
      close()
    }
  })
  fc.assert(property, { numRuns: 20 })
})

it('replays what was missed as it was', () => {
  const property = fc.property(anySteps.map(withTimes), fc.nat(), (steps, place) => {
    const { store, close } = openStore()
    try {
      const { states } = write(store, steps)
      const from = 1 + (place % steps.length)
      let read = 0
      for (const { transaction, changes } of missedSince(store.history, `t${from}#`) ?? []) {
        expect(transaction.seq).toBe(from + 1 + read)
        read += 1
        for (const { id, previous, result } of changes) {
          expect(previous).toEqual(known(states[transaction.seq - 1]?.get(id)))
          expect(result).toEqual(known(states[transaction.seq]?.get(id)))
        }
      }
      expect(read).toBe(steps.length - from)
    } finally {
      close()
    }
  })
  fc.assert(property, { numRuns: 40 })
})

it('reads a document back once, however many of its edits were missed', () => {
  const { store, close } = openStore()
  const edits = Array.from({ length: 300 }, (_none, n) => ({ minutes: n, edits: new Map([['news', n]]) }))
  write(store, edits)
  let readBack = 0
  const replay = createReplay(store.history, {
    ...store.history,
    at(id, seq) {
      readBack += 1
      return store.history.at(id, seq)
    },
  })
  expect([...replay.replay(10, 300)].map(({ changes }) => changes[0]?.result?.['value'])).toEqual(
    edits.slice(10).map((_edit, n) => n + 10),
  )
  expect(readBack).toBe(1)
  close()
})
