/**
 * Executes transactions: several in one SQLite transaction, because a commit costs a wait for the disk, or a large one alone, in
 * steps that yield to the event loop. What is acknowledged is on disk.
 */
import { randomUUID } from 'node:crypto'
import type { AssertChange } from '../accounts/access.ts'
import { runCooperatively, runWithin, type CooperativeTask } from '../foundation/cooperative.ts'
import { LakeError } from '../foundation/errors.ts'
import type { Hub } from '../store/hub.ts'
import type { Store } from '../store/store.ts'
import type { Change, Commit, TransactionRecord } from '../store/transaction.ts'
import { isLargerThan } from './limits.ts'
import { startSession, type Session, type SessionKind } from './session.ts'

export interface TransactionRequest {
  /** The client's own; undefined gives a random one. */
  readonly transactionId: string | undefined
  /** As the client sent them; kept in the history where the work notes none. */
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

export interface TransactionOutcome {
  readonly transactionId: string
  readonly session: Session
  /** Undefined where nothing was changed. */
  readonly transaction: TransactionRecord | undefined
}

export interface Job {
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

/** Milliseconds after which no further transaction is added to a batch. */
const LONGEST_BATCH = 20
/** Steps of a transaction that is carried out at once; there are about five for each document. */
const MOST_STEPS = 1_000
/** Changes, and characters of them, that are written in this thread. */
const MOST_CHANGES = 200
const MOST_CHARACTERS = 1_000_000
const TRANSACTION_ID = /^[\w.:-]{1,128}$/
const SQLITE_FULL = 13

export interface ExecutorContext {
  readonly store: Store
  readonly hub: Hub
  readonly now: () => Date
  /** Of transactions whose request names none. */
  readonly author: string
}

interface ExecutorOptions extends ExecutorContext {
  /** Told of each transaction that has purged documents. */
  readonly onPurge: () => void
}

export interface TransactionExecutor {
  /** Executes jobs as one batch. @returns those that it has not reached */
  batch(jobs: readonly Job[]): readonly Job[]
  /** Executes one job in steps. */
  alone(job: Job): Promise<void>
  /** Whether a job was found too large for a batch. */
  isLarge(job: Job): boolean
}

export function createTransactionExecutor({
  store,
  hub,
  now,
  author,
  onPurge,
}: ExecutorOptions): TransactionExecutor {
  const large = new WeakSet<Job>()

  function isLarge(job: Job): boolean {
    return large.has(job) || isLargerThan(job.request.mutations, MOST_CHARACTERS)
  }

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
      mutations: session.noted().length > 0 ? session.noted() : request.mutations,
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
    if (isLargerThan(changes, MOST_CHARACTERS)) return undefined
    const commit = commitOf(job, session, changes)
    const transaction = commit && store.append(commit)
    return { job, outcome: { transactionId: session.transactionId, session, transaction }, changes }
  }

  /** @returns those that still wait for their turn */
  function batch(jobs: readonly Job[]): readonly Job[] {
    const done: Done[] = []
    const failed: { job: Job; error: unknown }[] = []
    const end = performance.now() + LONGEST_BATCH
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
      if (jobs.length > 1) return jobs.flatMap((job) => batch([job]))
      jobs[0]?.reject(storageError(error))
      return []
    }
    for (const { job, error } of failed) job.reject(error)
    done.forEach(finish)
    return jobs.slice(done.length + failed.length)
  }

  function finish({ job, outcome, changes }: Done): void {
    if (outcome?.transaction) hub.publish({ transaction: outcome.transaction, changes })
    if (outcome?.transaction && outcome.session.purged().length > 0) onPurge()
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
    if (commit.changes.length > MOST_CHANGES || isLargerThan(commit.changes, MOST_CHARACTERS))
      return store.appendLarge(commit)
    return store.batch(() => store.append(commit))
  }

  return { batch, alone, isLarge }
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
