import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LakeError } from '../../../../studio/lake/foundation/errors.ts'
import { applyActions } from '../../../../studio/lake/mutations/actions.ts'
import { startScheduler, type Scheduler } from '../../../../studio/lake/mutations/scheduler.ts'
import { createTransactor, type Transactor } from '../../../../studio/lake/mutations/transactor.ts'
import { openDatabase } from '../../../../studio/lake/store/database.ts'
import { createHub, type Hub } from '../../../../studio/lake/store/hub.ts'
import { createStore, type Store } from '../../../../studio/lake/store/store.ts'

const RELEASE = '_.releases.r'
const AT = '2026-06-01T10:00:00.000Z'

let dataDir: string
let hub: Hub
let store: Store
let transactor: Transactor
let scheduler: Scheduler | undefined
let clock: Date
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'scheduler-'))
  hub = createHub()
  store = createStore(openDatabase(dataDir))
  clock = new Date('2026-06-01T09:00:00Z')
  transactor = createTransactor({ store, hub, now: () => clock, author: 'editor' })
  await act({ actionType: 'release.create', releaseId: 'r' })
  await act({
    actionType: 'document.version.create',
    publishedId: 'p',
    document: { _id: 'versions.r.p', _type: 'paper' },
  })
  await act({ actionType: 'release.schedule', releaseId: 'r', publishAt: AT })
  clock = new Date(AT)
})
afterEach(async () => {
  scheduler?.stop()
  await transactor.idle()
  store.close()
  store.database.close()
  await rm(dataDir, { recursive: true, force: true })
})

function act(...actions: object[]): Promise<unknown> {
  const request = {
    transactionId: undefined,
    mutations: actions,
    dryRun: false,
    kind: 'actionError' as const,
  }
  return transactor.transact({ ...request, work: (session) => applyActions(session, actions) })
}

/** @param fail is asked before each transaction of the scheduler */
function start(fail: () => Promise<void>): void {
  const transact: Transactor['transact'] = async (request) => {
    await fail()
    return transactor.transact(request)
  }
  scheduler = startScheduler({
    store,
    hub,
    transact,
    publications: { withCheck: (request) => request },
    now: () => clock,
  })
}

const state = (): unknown => store.get(RELEASE)?.['state']
const nothing = (): Promise<void> => Promise.resolve()

it('stays scheduled through a full disk, and is published once there is room', async () => {
  let isFull = true
  let tries = 0
  start(() => {
    tries += 1
    return isFull ? Promise.reject(new LakeError(507, 'The disk is full')) : nothing()
  })
  await expect.poll(() => tries).toBe(1)
  isFull = false
  await act({ actionType: 'release.create', releaseId: 'another' })
  await expect.poll(state).toBe('published')
  expect(store.get('p')).toBeDefined()
})

it.each([
  ['unscheduled and renamed', { patch: { set: { 'metadata.title': 'Anders' } } }],
  ['planned for later', { publishAt: '2026-07-01T10:00:00.000Z' }],
])('leaves a release alone that an editor has %s while it failed', async (_what, change) => {
  let meanwhile: unknown
  start(async () => {
    if (meanwhile !== undefined) return
    meanwhile = true
    await act({ actionType: 'release.unschedule', releaseId: 'r' })
    await act({
      actionType: 'publishAt' in change ? 'release.schedule' : 'release.edit',
      releaseId: 'r',
      ...change,
    })
    meanwhile = store.get(RELEASE)
    throw new LakeError(409, 'a document is referred to')
  })
  await expect.poll(() => typeof meanwhile).toBe('object')
  await act({ actionType: 'release.create', releaseId: 'another' })
  expect(store.get(RELEASE)).toEqual(meanwhile)
  expect(store.get('versions.r.p')).toBeDefined()
})

it('brings back no release that was deleted while it failed', async () => {
  let isDeleted = false
  start(async () => {
    if (isDeleted) return
    await act({ actionType: 'release.unschedule', releaseId: 'r' })
    await act({ actionType: 'release.archive', releaseId: 'r' })
    await act({ actionType: 'release.delete', releaseId: 'r' })
    isDeleted = true
    throw new LakeError(409, 'a document is referred to')
  })
  await expect.poll(() => isDeleted).toBe(true)
  await act({ actionType: 'release.create', releaseId: 'another' })
  expect(store.get(RELEASE)).toBeUndefined()
})
