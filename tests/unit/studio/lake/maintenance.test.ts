/** Long work beside which others write: erasing words, forgetting history, and writes of large documents. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Session } from '../../../../studio/lake/mutations/session.ts'
import { createTransactor, type Transactor } from '../../../../studio/lake/mutations/transactor.ts'
import { openDatabase } from '../../../../studio/lake/store/database.ts'
import { createHub } from '../../../../studio/lake/store/hub.ts'
import { ensureIndex } from '../../../../studio/lake/store/index/index-writer.ts'
import { createStore, type Store } from '../../../../studio/lake/store/store.ts'

/** The log is emptied a moment after. */
const PATIENCE = { timeout: 30_000 }
const DAY = 86_400_000
let now = Date.now() - 10 * DAY
let dataDir: string
let store: Store
let transactor: Transactor
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'maintenance-'))
  const database = openDatabase(dataDir)
  store = createStore(database, ensureIndex(database))
  transactor = createTransactor({ store, hub: createHub(), now: () => new Date(now), author: 'tester' })
})
afterAll(async () => {
  await transactor.idle()
  store.close()
  store.database.close()
  await rm(dataDir, { recursive: true, force: true })
})

const write = (work: (session: Session) => void) =>
  transactor.transact({
    ...{ transactionId: undefined, mutations: [], dryRun: false },
    work(session) {
      work(session)
      return []
    },
  })
const put = (id: string, fields: object = {}) =>
  write((session) => void session.put(id, { _type: 'thing', ...fields }))

/** Writes between the steps. @returns how many writes were done before the work was */
async function writeBeside(steps: Iterable<undefined>): Promise<number> {
  let isDone = false
  let writes = 0
  const done = transactor.maintain(steps).then(() => (isDone = true))
  const hasEnded = (): boolean => isDone
  while (!hasEnded()) {
    await put(`beside-${writes}`, { text: `beside ${writes}` })
    if (!hasEnded()) writes += 1
  }
  await done
  return writes
}

async function filesWith(word: string): Promise<string[]> {
  const names = await readdir(dataDir)
  const found = []
  for (const name of names) if ((await readFile(join(dataDir, name))).includes(word)) found.push(name)
  return found
}

/** As the full-text index keeps it: without its beginning, which another word may have too. */
const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_none, n) => `w${((from + n) * 7919).toString(36)}`).join(' ')

it('words of purged documents are erased in steps, and others write in between', async () => {
  for (let n = 0; n < 40; n += 1) await put(`full-${n}`, { text: words(n * 2_000, 2_000) })
  for (const word of ['qgeheimwoord', 'qgeheimhouding']) {
    await put('secret', { text: word })
    expect(await filesWith(word.slice(1))).not.toEqual([])
    // Without the transactor, which would begin by itself.
    store.batch(() =>
      store.append({
        ...{ transactionId: `erase-${word.length}`, author: 'tester', timestamp: '', mutations: [] },
        changes: [{ id: 'secret', previous: store.get('secret'), result: undefined }],
        purged: ['secret'],
      }),
    )
    expect(await writeBeside(store.purgeWords())).toBeGreaterThan(2)
    await expect.poll(() => filesWith(word.slice(1)), PATIENCE).toEqual([])
  }
})

it('a purge begins it by itself, also one that comes meanwhile', async () => {
  const ids = ['one', 'other']
  await Promise.all(ids.map((id) => put(id, { text: `${id}geheim` })))
  expect(await filesWith('geheim')).not.toEqual([])
  for (const id of ids)
    await write((session) => {
      session.remove(id)
      session.purge(id)
    })
  await expect.poll(() => filesWith('geheim'), PATIENCE).toEqual([])
})

it('work that fails ends alone', async () => {
  function* broken(): Generator<undefined> {
    yield
    throw new Error('broken step')
  }
  const failed = transactor.maintain(broken())
  await expect(failed).rejects.toThrow('broken step')
  await put('after-it')
  expect(store.get('after-it')).toBeDefined()
})

it('history is forgotten in steps, the oldest first', async () => {
  const { transactionId } = await put('old', { text: 'old' })
  for (let n = 0; n < 450; n += 1) await put('old', { text: n })
  now += 5 * DAY
  await put('young')
  expect(await writeBeside(store.purgeBefore(new Date(now - DAY).toISOString()))).toBeGreaterThan(1)
  expect(store.history.seqOf(transactionId)).toBeUndefined()
  expect([...store.history.transactions(['old'], { limit: 10 })]).toEqual([])
  expect(store.get('old')).toMatchObject({ text: 449 })
  expect([...store.history.transactions(['young'], { limit: 10 })]).toHaveLength(1)
})

it('a large document is written without holding up this thread', async () => {
  let turns = 0
  const count = setInterval(() => (turns += 1), 0)
  for (const fields of [
    { text: words(0, 300_000) },
    { items: Array.from({ length: 100_000 }, (_none, k) => ({ k })) },
  ]) {
    turns = 0
    await put('large', fields)
    // A write in this thread is one turn.
    expect(turns).toBeGreaterThan(5)
    expect(store.get('large')).toMatchObject(fields)
  }
  clearInterval(count)
  const { transaction } = await write((session) => session.remove('large'))
  expect(transaction?.changes).toMatchObject([{ id: 'large', transition: 'disappear' }])
})
