import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHub } from '../../../../studio/lake/store/hub.ts'
import type { Session } from '../../../../studio/lake/mutations/session.ts'
import { createTransactor, type Transactor } from '../../../../studio/lake/mutations/transactor.ts'
import { ensureIndex } from '../../../../studio/lake/store/index/index-writer.ts'
import { tagsOfChange } from '../../../../studio/lake/query/sync-tags.ts'
import { openDatabase } from '../../../../studio/lake/store/database.ts'
import { createStore, type Store } from '../../../../studio/lake/store/store.ts'

let dataDir: string
let store: Store
let transactor: Transactor
const hub = createHub()
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'transactor-'))
  const database = openDatabase(dataDir)
  store = createStore(database, ensureIndex(database))
  transactor = createTransactor({ store, hub, now: () => new Date(), author: 'tester' })
})
afterAll(async () => {
  store.database.close()
  await rm(dataDir, { recursive: true, force: true })
})

const write = (id: string, more: { prepare?: () => Promise<string[]>; isPatient?: boolean } = {}) =>
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

it('lets others write while one still looks for its documents, and has it look again where they touched these', async () => {
  const [tag = ''] = tagsOfChange([{ _id: 'x', _type: 'thing', _rev: '', _createdAt: '', _updatedAt: '' }])
  for (const [tags, looks] of [
    [[tag], 2],
    [['another'], 1],
  ] as const) {
    let looked = 0
    const { promise: found, resolve } = Promise.withResolvers<undefined>()
    const late = write(`late-${looks}`, {
      async prepare() {
        looked += 1
        await found
        return [...tags]
      },
    })
    await write(`early-${looks}`)
    expect(store.get(`late-${looks}`)).toBeUndefined()
    resolve(undefined)
    await late
    expect(looked).toBe(looks)
  }
})

it('tells who waits behind a long transaction to come again, unless it is patient', async () => {
  const long = transactor.transact({
    transactionId: undefined,
    mutations: [],
    dryRun: false,
    *work(session: Session) {
      for (let n = 0; n < 700; n += 1) {
        session.put(`long-${n}`, { _type: 'thing' })
        yield
      }
    },
  })
  const waiting = [write('impatient'), write('patient', { isPatient: true })]
  const outcomes = Promise.allSettled(waiting)
  await long
  const [impatient, patient] = await outcomes
  expect(patient?.status).toBe('fulfilled')
  if (impatient?.status === 'rejected') expect(impatient.reason).toMatchObject({ status: 503 })
  expect(store.get('impatient') !== undefined).toBe(impatient?.status === 'fulfilled')
  expect(store.idsWith('long-')).toHaveLength(700)
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
