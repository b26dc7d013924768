import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHub } from '../../../../studio/lake/events/hub.ts'
import type { Session } from '../../../../studio/lake/mutations/session.ts'
import { createTransactor, type Transactor } from '../../../../studio/lake/mutations/transactor.ts'
import { openDatabase } from '../../../../studio/lake/store/database.ts'
import { createStore, type Store } from '../../../../studio/lake/store/store.ts'

let dataDir: string
let store: Store
let transactor: Transactor
const hub = createHub()
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'transactor-'))
  store = createStore(openDatabase(dataDir))
  transactor = createTransactor({ store, hub, now: () => new Date(), author: 'tester' })
})
afterAll(async () => {
  store.database.close()
  await rm(dataDir, { recursive: true, force: true })
})

const write = (id: string, more: { prepare?: () => Promise<string[]> } = {}) =>
  transactor.transact({
    transactionId: undefined,
    mutations: [],
    dryRun: false,
    work(session: Session) {
      session.put(id, { _type: 'thing' })
      return []
    },
    ...more,
  })
const nothing = (): Promise<string[]> => Promise.resolve([])
const fail = (): Promise<string[]> => Promise.reject(new Error('no'))

it('carries out what is asked for at the very moment that the queue runs dry', async () => {
  await write('a', { prepare: nothing }).then(() => write('b'))
  await write('c', { prepare: fail }).catch(() => write('d'))
  await write('e').then(() => write('f', { prepare: nothing }))
  expect(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => store.get(id) !== undefined)).toEqual([
    true,
    true,
    false,
    true,
    true,
    true,
  ])
})

it('writes what is asked for together in one go, each a transaction of its own', async () => {
  const told: string[] = []
  const unsubscribe = hub.subscribe(({ transaction }) => told.push(transaction.id))
  const outcomes = await Promise.all(Array.from({ length: 250 }, (_none, n) => write(`many-${n}`)))
  unsubscribe()
  expect(new Set(outcomes.map(({ transactionId }) => transactionId)).size).toBe(250)
  expect(told).toEqual(outcomes.map(({ transactionId }) => transactionId))
})

it('tells the other listeners where one of them fails, and acknowledges the write', async () => {
  const told: string[] = []
  const first = hub.subscribe(() => {
    throw new Error('broken listener')
  })
  const second = hub.subscribe(({ changes }) => told.push(...changes.map(({ id }) => id)))
  await write('despite-it')
  first()
  second()
  expect(told).toEqual(['despite-it'])
})
