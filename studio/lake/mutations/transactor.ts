/** The entry for transactions: prepares those that depend on a query, queues them, and knows when all are done. */
import { logErrors } from '../../../shared/error-boundary.ts'
import { watchChanges } from './selection-watch.ts'
import {
  createTransactionExecutor,
  type ExecutorContext,
  type TransactionOutcome,
  type TransactionRequest,
} from './transaction-executor.ts'
import { busy, createTransactionQueue } from './transaction-queue.ts'

export interface Transactor {
  readonly transact: (request: TransactionRequest) => Promise<TransactionOutcome>
  /** Runs work on the database itself, each step of it between two transactions. */
  maintain(steps: Iterable<undefined>): Promise<void>
  /** Takes the words of purged documents out of the full-text index; after each purge it happens by itself. */
  purgeWords(): void
  /** Resolves once everything that was asked for is done. */
  idle(): Promise<void>
}

/** Times that a selection is asked for beside other writes; after that one that is quick is asked for between them. */
const MOST_TRIES = 3
/** Milliseconds. */
const QUICK = 1_000
const LONGEST_PREPARATION = 4_000

export function createTransactor(context: ExecutorContext): Transactor {
  const { hub, store } = context
  const queue = createTransactionQueue(createTransactionExecutor({ ...context, onPurge: purgeWords }))
  const open = new Set<Promise<unknown>>()
  const purging = { isRunning: false, isAsked: false }

  function untilDone<Result>(work: Promise<Result>): Promise<Result> {
    const close = (): void => void open.delete(ended)
    const ended: Promise<void> = work.then(close, close)
    open.add(ended)
    return work
  }

  const maintain = (steps: Iterable<undefined>): Promise<void> => untilDone(queue.maintain(steps))

  /** Purges that come while it runs share one further run. */
  async function purgeAll(): Promise<void> {
    purging.isRunning = true
    try {
      while (purging.isAsked) {
        purging.isAsked = false
        await maintain(store.purgeWords())
      }
    } finally {
      purging.isRunning = false
    }
  }

  function purgeWords(): void {
    purging.isAsked = true
    if (!purging.isRunning) logErrors('Lake: purging purged words', purgeAll)()
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
          (await queue.enqueue(request, { isStale })) ??
          (tries >= MOST_TRIES && isQuick ? await queue.enqueue(request, { prepare }) : undefined)
        if (outcome) return outcome
      } finally {
        watch.end()
      }
      if (performance.now() - begun > LONGEST_PREPARATION)
        throw busy('What this query selects is being changed all the time')
    }
  }

  async function carryOutAsked(request: TransactionRequest): Promise<TransactionOutcome> {
    const outcome = await (request.prepare
      ? carryOutPrepared(request, request.prepare)
      : queue.enqueue(request))
    if (!outcome) throw new Error(`The transaction ${String(request.transactionId)} has no outcome.`)
    return outcome
  }

  return {
    transact: (request) => untilDone(carryOutAsked(request)),
    maintain,
    purgeWords,
    async idle() {
      while (open.size > 0) await Promise.all(open)
    },
  }
}
