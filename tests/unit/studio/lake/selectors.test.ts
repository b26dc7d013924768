import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fc } from '../../../support/fast-check.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFilterScheduler } from '../../../../studio/lake/events/filter-scheduler.ts'
import { createSelector } from '../../../../studio/lake/events/create-selector.ts'
import type { Chosen, SelectorContext } from '../../../../studio/lake/events/selector.ts'
import { createQueryPool, type QueryPool } from '../../../../studio/lake/query/pool.ts'
import { createVisibility } from '../../../../studio/lake/query/visibility.ts'
import { openDatabase } from '../../../../studio/lake/store/database.ts'
import { ensureIndex } from '../../../../studio/lake/store/index/index-writer.ts'
import { createStore, type Store } from '../../../../studio/lake/store/store.ts'
import type { Change } from '../../../../studio/lake/store/transaction.ts'

const IDS = ['a', 'b', 'c']
const LABELS = ['grote bal', 'groot', 'kleine bal', 'klein'] as const

let dataDir: string
let store: Store
let pool: QueryPool
let context: SelectorContext
let count = 0
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'selectors-'))
  const database = openDatabase(dataDir)
  database.exec('PRAGMA synchronous = OFF')
  store = createStore(database, ensureIndex(database))
  pool = createQueryPool({ database: join(dataDir, 'lake.sqlite'), privateTypes: [] })
  const visibility = createVisibility(database, [])
  context = { store, pool, visibility, scheduler: createFilterScheduler() }
})
afterAll(async () => {
  await pool.close()
  store.close()
  store.database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Of each document its label after the transaction; undefined: it is deleted. */
type Edit = ReadonlyMap<string, string | undefined>

function commit(edit: Edit): readonly Change[] {
  count += 1
  const fixed = { _type: 'ball', _createdAt: 't', _updatedAt: 't', _rev: `t${count}` }
  const changes = [...edit].map(([id, label]) => ({
    id,
    previous: store.get(id),
    result: label === undefined ? undefined : { _id: id, ...fixed, label },
  }))
  const real = changes.filter(({ previous, result }) => previous ?? result)
  const transaction = { transactionId: `t${count}`, author: 'a', timestamp: 't', mutations: [] }
  store.batch(() => store.append({ ...transaction, changes: real }))
  return real
}

const isBig = (document: Readonly<Record<string, unknown>> | undefined): boolean =>
  String(document?.['label']).startsWith('gro')

const anyEdit: fc.Arbitrary<Edit> = fc
  .array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...LABELS, undefined)), {
    minLength: 1,
    maxLength: 2,
  })
  .map((pairs) => new Map(pairs))
/** Transactions that are committed before the first of them is judged. */
const anyBursts = fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), { maxLength: 5 })

/** Who listens knows what is selected from what it is told. */
function follow(selected: Set<string>, told: readonly Chosen[]): void {
  for (const { change, transition } of told) {
    expect(selected.has(change.id)).toBe(transition !== 'appear')
    if (transition === 'disappear') selected.delete(change.id)
    else selected.add(change.id)
  }
}

describe.each([
  ['of one document alone', '*[_type == "ball" && label match "gro*"]', true],
  ['of the whole dataset', '*[_type == "ball" && _id in *[label match "gro*"]._id]', false],
])('a filter %s', (_what, query, canResume) => {
  it('tells every way in and out, however many transactions come at once', async () => {
    const property = fc.asyncProperty(anyBursts, async (bursts) => {
      commit(new Map(IDS.map((id) => [id, undefined])))
      const selector = await createSelector(context, { query, params: {}, identity: 'x', role: 'editor' })
      expect(selector.canResume).toBe(canResume)
      const selected = new Set<string>()
      for (const burst of bursts) {
        const committed = burst.map(commit)
        for (const changes of committed) {
          const told = await selector.choose(changes)
          follow(selected, told)
          if (canResume)
            expect(told.map(({ change }) => change)).toEqual(
              changes.filter(({ previous, result }) => isBig(previous) || isBig(result)),
            )
        }
        expect([...selected].sort()).toEqual(IDS.filter((id) => isBig(store.get(id))))
      }
    })
    await fc.assert(property, { numRuns: 25 })
  })
})
