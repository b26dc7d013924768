/**
 * Runs transactions one after the other, and writes those that wait together in one go: a commit costs a wait for the disk,
 * and what is acknowledged is on it.
 */
import { randomUUID } from 'node:crypto'
import type { AssertChange } from '../accounts/access.ts'
import { LakeError } from '../errors.ts'
import type { Hub } from '../events/hub.ts'
import type { Change, Commit, Store, TransactionRecord } from '../store/store.ts'
import { startSession, type Session, type SessionKind } from './session.ts'

interface TransactionRequest {
  /** The client's own; undefined gives a random one. */
  readonly transactionId: string | undefined
  /** As the client sent them; kept in the history. */
  readonly mutations: readonly unknown[]
  readonly dryRun: boolean
  readonly author?: string
  readonly kind?: SessionKind
  /** Throws for a change that who asks may not make; undefined: the lake itself writes. */
  readonly assertChange?: AssertChange
  /** Asks what the transaction depends on, with every earlier one committed and none in between. */
  readonly prepare?: () => Promise<void>
  readonly work: (session: Session) => void
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
const TRANSACTION_ID = /^[\w.:-]{1,128}$/
const SQLITE_FULL = 13

interface Job {
  readonly request: TransactionRequest
  readonly resolve: (outcome: TransactionOutcome) => void
  readonly reject: (error: unknown) => void
}

interface Done {
  readonly job: Job
  readonly outcome: TransactionOutcome
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
  let running: Promise<void> | undefined

  /** In the database but not yet on disk. */
  function run(job: Job): Done {
    const { transactionId = randomUUID(), mutations, dryRun, work, kind, assertChange } = job.request
    if (!TRANSACTION_ID.test(transactionId))
      throw new LakeError(400, 'A transactionId has 1 to 128 of a-z, A-Z, 0-9, "_", "-", "." and ":".')
    if (store.has(transactionId)) throw carriedOut(transactionId)
    const session = startSession(store, transactionId, now().toISOString(), kind)
    work(session)
    const changes = session.changes(assertChange)
    const commit: Commit = {
      transactionId,
      author: job.request.author ?? author,
      timestamp: session.timestamp,
      mutations,
      changes,
      purged: session.purged(),
    }
    const transaction = dryRun || changes.length === 0 ? undefined : store.append(commit)
    return { job, outcome: { transactionId, session, transaction }, changes }
  }

  function together(jobs: readonly Job[]): void {
    const done: Done[] = []
    const failed: { job: Job; error: unknown }[] = []
    try {
      store.batch(() => {
        for (const job of jobs) {
          try {
            done.push(run(job))
          } catch (error) {
            // What the client did wrong is found before anything is written.
            if (!(error instanceof LakeError)) throw error
            failed.push({ job, error })
          }
        }
      })
    } catch (error) {
      if (jobs.length > 1) for (const job of jobs) together([job])
      else jobs[0]?.reject(storageError(error))
      return
    }
    for (const { job, error } of failed) job.reject(error)
    for (const { job, outcome, changes } of done) {
      if (outcome.transaction) hub.publish({ transaction: outcome.transaction, changes })
      job.resolve(outcome)
    }
  }

  async function drain(): Promise<void> {
    try {
      // What arrives in the same turn of the event loop is written together.
      await nextTurn()
      for (let first = waiting[0]; first; first = waiting[0]) {
        if (first.request.prepare) await alone(first, first.request.prepare)
        else {
          const end = waiting.findIndex(({ request }) => request.prepare !== undefined)
          together(waiting.splice(0, Math.min(MOST_TOGETHER, end < 0 ? waiting.length : end)))
          await nextTurn()
        }
      }
    } finally {
      // In the same turn as the last look into the queue, so that nothing is left waiting in it.
      running = undefined
    }
  }

  async function alone(job: Job, prepare: () => Promise<void>): Promise<void> {
    waiting.shift()
    try {
      await prepare()
    } catch (error) {
      job.reject(error)
      return
    }
    together([job])
  }

  return {
    transact(request) {
      return new Promise((resolve, reject) => {
        waiting.push({ request, resolve, reject })
        running ??= drain()
      })
    },
    async idle() {
      while (running) await running
    },
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
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
