/**
 * Runs transactions one after the other, and writes those that wait together in one go: a commit costs a wait for the disk,
 * and what is acknowledged is on it. One that takes long is carried out alone, in turns with all else that this process does.
 */
import { randomUUID } from 'node:crypto'
import type { AssertChange } from '../accounts/access.ts'
import { LakeError } from '../foundation/errors.ts'
import type { Hub } from '../store/hub.ts'
import type { Store } from '../store/store.ts'
import type { Change, Commit, TransactionRecord } from '../store/transaction.ts'
import { watchChanges } from './selection-watch.ts'
import { startSession, type Session, type SessionKind } from './session.ts'
import {
  runWithin,
  runCooperatively,
  yieldToEventLoop,
  type CooperativeTask,
} from '../foundation/cooperative.ts'

interface TransactionRequest {
  /** The client's own; undefined gives a random one. */
  readonly transactionId: string | undefined
  /** As the client sent them; kept in the history. */
  readonly mutations: readonly unknown[]
  readonly dryRun: boolean
  readonly author?: string
  readonly kind?: SessionKind
  /** Throws for a change that the requester may not make; undefined: the lake itself writes. */
  readonly assertChange?: AssertChange
  /** Rather waits than is refused where a long transaction is under way. */
  readonly isPatient?: boolean
  /** Asks what the transaction depends on. @returns the sync tags of what was asked; it is asked again where these change */
  readonly prepare?: () => Promise<readonly string[]>
  /** May be called more than once; only the last time counts. */
  readonly work: (session: Session) => Iterable<undefined>
}

interface TransactionOutcome {
  readonly transactionId: string
  readonly session: Session
  /** Undefined where nothing was changed. */
  readonly transaction: TransactionRecord | undefined
}

export interface Transactor {
  readonly transact: (request: TransactionRequest) => Promise<TransactionOutcome>
  /** Resolves once everything that was asked for is done. */
  idle(): Promise<void>
}

const MOST_TOGETHER = 100
/** Milliseconds after which no further transaction is written together with those before it. */
const LONGEST_TOGETHER = 20
/** CooperativeTask of a transaction that is carried out at once; there are about three for each document. */
const MOST_STEPS = 600
/** Changes that are written in this thread. */
const MOST_CHANGES = 200
/** Milliseconds that a transaction waits for one that takes long, and between two looks at who does. */
const PATIENCE = 125
const LOOK = 25
/** Times that a selection is asked for beside other writes; after that one that is quick is asked for between them. */
const MOST_TRIES = 3
/** Milliseconds. */
const QUICK = 1_000
const LONGEST_PREPARATION = 4_000
const TRANSACTION_ID = /^[\w.:-]{1,128}$/
const SQLITE_FULL = 13

interface Job {
  readonly request: TransactionRequest
  /** When it was asked for, by the clock of `performance`. */
  readonly since: number
  /** Asked at its turn: has what it depends on changed? */
  readonly isStale?: () => boolean
  /** Runs at its turn, while all others wait. */
  readonly prepare?: () => Promise<unknown>
  /** @param outcome undefined where it was stale */
  readonly resolve: (outcome: TransactionOutcome | undefined) => void
  readonly reject: (error: unknown) => void
}

interface Done {
  readonly job: Job
  readonly outcome: TransactionOutcome | undefined
  readonly changes: readonly Change[]
}

export function createTransactor({
  store,
  hub,
  now,
  author,
}: {
  store: Store
  hub: Hub
  now: () => Date
  author: string
}): Transactor {
  const waiting: Job[] = []
  const large = new WeakSet<Job>()
  const open = new Set<Promise<unknown>>()
  let isRunning = false

  function begin({ request }: Job): Session {
    const { transactionId = randomUUID(), kind } = request
    if (!TRANSACTION_ID.test(transactionId))
      throw new LakeError(400, 'A transactionId has 1 to 128 of a-z, A-Z, 0-9, "_", "-", "." and ":".')
    if (store.has(transactionId)) throw carriedOut(transactionId)
    return startSession(store, transactionId, now().toISOString(), kind)
  }

  function* carryOut({ request }: Job, session: Session): CooperativeTask<Change[]> {
    yield* request.work(session)
    return yield* session.changes(request.assertChange)
  }

  function commitOf({ request }: Job, session: Session, changes: readonly Change[]): Commit | undefined {
    if (request.dryRun || changes.length === 0) return undefined
    return {
      transactionId: session.transactionId,
      author: request.author ?? author,
      timestamp: session.timestamp,
      mutations: request.mutations,
      changes,
      purged: session.purged(),
    }
  }

  /** In the database but not yet on disk. @returns undefined where it takes too long for that */
  function run(job: Job): Done | undefined {
    if (job.isStale?.() === true) return { job, outcome: undefined, changes: [] }
    const session = begin(job)
    const carriedOut = runWithin(carryOut(job, session), MOST_STEPS)
    if (!carriedOut) return undefined
    const changes = carriedOut.value
    const commit = commitOf(job, session, changes)
    const transaction = commit && store.append(commit)
    return { job, outcome: { transactionId: session.transactionId, session, transaction }, changes }
  }

  /** @returns those that still wait for their turn */
  function together(jobs: readonly Job[]): readonly Job[] {
    const done: Done[] = []
    const failed: { job: Job; error: unknown }[] = []
    const end = performance.now() + LONGEST_TOGETHER
    try {
      store.batch(() => {
        for (const job of jobs) {
          try {
            const one = run(job)
            if (!one) large.add(job)
            else done.push(one)
          } catch (error) {
            // What the client did wrong is found before anything is written.
            if (!(error instanceof LakeError)) throw error
            failed.push({ job, error })
          }
          if (large.has(job) || performance.now() > end) break
        }
      })
    } catch (error) {
      if (jobs.length > 1) return jobs.flatMap((job) => together([job]))
      jobs[0]?.reject(storageError(error))
      return []
    }
    for (const { job, error } of failed) job.reject(error)
    done.forEach(finish)
    return jobs.slice(done.length + failed.length)
  }

  function finish({ job, outcome, changes }: Done): void {
    if (outcome?.transaction) hub.publish({ transaction: outcome.transaction, changes })
    job.resolve(outcome)
  }

  async function alone(job: Job): Promise<void> {
    try {
      await job.prepare?.()
      const session = begin(job)
      const changes = await runCooperatively(carryOut(job, session))
      const commit = commitOf(job, session, changes)
      const transaction = commit && (await write(commit))
      finish({ job, outcome: { transactionId: session.transactionId, session, transaction }, changes })
    } catch (error) {
      job.reject(storageError(error))
    }
  }

  function write(commit: Commit): TransactionRecord | Promise<TransactionRecord> {
    if (commit.changes.length > MOST_CHANGES) return store.appendLarge(commit)
    return store.batch(() => store.append(commit))
  }

  /** Whoever would wait for too long is told so, and can come again. */
  async function whileOthersWait(work: Promise<void>): Promise<void> {
    const look = setInterval(() => {
      const latest = performance.now() - PATIENCE
      const isRefused = ({ request, since }: Job): boolean => request.isPatient !== true && since < latest
      const refused = waiting.filter(isRefused)
      for (const job of refused) {
        waiting.splice(waiting.indexOf(job), 1)
        job.reject(busy('A large write is being carried out'))
      }
    }, LOOK)
    await work
    clearInterval(look)
  }

  async function drain(): Promise<void> {
    // What arrives in the same turn of the event loop is written together.
    await yieldToEventLoop()
    for (let first = waiting[0]; first; first = waiting[0]) {
      if (first.prepare || large.has(first)) {
        waiting.shift()
        await whileOthersWait(alone(first))
      } else {
        const end = waiting.findIndex((job, index) => index > 0 && (job.prepare ?? job.isStale))
        const jobs = waiting.splice(0, Math.min(MOST_TOGETHER, end < 0 ? waiting.length : end))
        waiting.unshift(...together(jobs))
        await yieldToEventLoop()
      }
    }
    // In the same turn as the last look into the queue, so that nothing is left waiting in it.
    isRunning = false
  }

  function enqueue(
    request: TransactionRequest,
    when: Pick<Job, 'isStale' | 'prepare'> = {},
  ): Promise<TransactionOutcome | undefined> {
    return new Promise((resolve, reject) => {
      waiting.push({ request, since: performance.now(), resolve, reject, ...when })
      if (isRunning) return
      isRunning = true
      void drain()
    })
  }

  async function carryOutPrepared(
    request: TransactionRequest,
    prepare: () => Promise<readonly string[]>,
  ): Promise<TransactionOutcome> {
    const begun = performance.now()
    for (let tries = 1; ; tries += 1) {
      const watch = watchChanges(hub)
      const asked = performance.now()
      try {
        const tags = await prepare()
        const isQuick = performance.now() - asked < QUICK
        const isStale = (): boolean => !request.dryRun && watch.touched(tags)
        const outcome =
          (await enqueue(request, { isStale })) ??
          (tries >= MOST_TRIES && isQuick ? await enqueue(request, { prepare }) : undefined)
        if (outcome) return outcome
      } finally {
        watch.end()
      }
      if (performance.now() - begun > LONGEST_PREPARATION)
        throw busy('What this query selects is being changed all the time')
    }
  }

  async function carryOutAsked(request: TransactionRequest): Promise<TransactionOutcome> {
    const outcome = await (request.prepare ? carryOutPrepared(request, request.prepare) : enqueue(request))
    if (!outcome) throw new Error(`The transaction ${String(request.transactionId)} has no outcome.`)
    return outcome
  }

  return {
    transact(request) {
      const outcome = carryOutAsked(request)
      const close = (): void => void open.delete(ended)
      const ended: Promise<void> = outcome.then(close, close)
      open.add(ended)
      return outcome
    },
    async idle() {
      while (open.size > 0) await Promise.all(open)
    },
  }
}

function busy(reason: string): LakeError {
  return new LakeError(503, `${reason}; try again in a moment.`)
}

function carriedOut(transactionId: string): LakeError {
  const description = `The transaction "${transactionId}" has been carried out already`
  return new LakeError(409, description, {
    error: { type: 'transactionAlreadyExistsError', description, items: [], transactionId },
  })
}

function storageError(error: unknown): unknown {
  const full = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_FULL
  if (!full) return error
  return new LakeError(507, 'The disk is full; nothing of this transaction was written.', undefined, {
    cause: error,
  })
}
