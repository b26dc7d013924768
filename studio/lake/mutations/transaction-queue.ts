/** Runs transactions one after the other: small ones in batches, large ones alone. */
import { yieldToEventLoop } from '../foundation/cooperative.ts'
import { LakeError } from '../foundation/errors.ts'
import type {
  Job,
  TransactionExecutor,
  TransactionOutcome,
  TransactionRequest,
} from './transaction-executor.ts'

const LARGEST_BATCH = 100
/** Milliseconds that a transaction waits for one that takes long, and between two looks at who does. */
const MAX_WAIT = 125
const CHECK_INTERVAL = 25

export interface TransactionQueue {
  /** @returns undefined where the job was stale at its turn */
  enqueue(
    request: TransactionRequest,
    when?: Pick<Job, 'isStale' | 'prepare'>,
  ): Promise<TransactionOutcome | undefined>
  /** Runs work on the database itself, each step of it between two transactions. */
  maintain(steps: Iterable<undefined>): Promise<void>
}

interface Maintenance {
  readonly steps: Iterator<undefined>
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

export function createTransactionQueue(executor: TransactionExecutor): TransactionQueue {
  const waiting: Job[] = []
  const maintenance: Maintenance[] = []
  let isRunning = false

  /** Rejects whoever would wait for too long, and can come again. */
  async function whileOthersWait(work: Promise<void>): Promise<void> {
    const look = setInterval(() => {
      const latest = performance.now() - MAX_WAIT
      const isRefused = ({ request, since }: Job): boolean => request.isPatient !== true && since < latest
      const refused = waiting.filter(isRefused)
      for (const job of refused) {
        waiting.splice(waiting.indexOf(job), 1)
        job.reject(busy('A large write is being carried out'))
      }
    }, CHECK_INTERVAL)
    await work
    clearInterval(look)
  }

  async function drain(): Promise<void> {
    // What arrives in the same turn of the event loop is written together.
    await yieldToEventLoop()
    while (waiting.length + maintenance.length > 0) {
      const [first] = waiting
      if (!first) await yieldToEventLoop()
      else if (first.prepare || executor.isLarge(first)) {
        waiting.shift()
        await whileOthersWait(executor.alone(first))
      } else {
        const end = waiting.findIndex((job, index) => index > 0 && (job.prepare ?? job.isStale))
        const jobs = waiting.splice(0, Math.min(LARGEST_BATCH, end < 0 ? waiting.length : end))
        waiting.unshift(...executor.batch(jobs))
        await yieldToEventLoop()
      }
      maintainOnce()
    }
    // In the same turn as the last look into the queue, so that nothing is left waiting in it.
    isRunning = false
  }

  function maintainOnce(): void {
    const [first] = maintenance
    if (!first) return
    try {
      if (first.steps.next().done !== true) return
      first.resolve()
    } catch (error) {
      first.reject(error)
    }
    maintenance.shift()
  }

  function start(): void {
    if (isRunning) return
    isRunning = true
    void drain()
  }

  function enqueue(
    request: TransactionRequest,
    when: Pick<Job, 'isStale' | 'prepare'> = {},
  ): Promise<TransactionOutcome | undefined> {
    return new Promise((resolve, reject) => {
      waiting.push({ request, since: performance.now(), resolve, reject, ...when })
      start()
    })
  }

  return {
    enqueue,
    maintain(steps) {
      return new Promise((resolve, reject) => {
        maintenance.push({ steps: steps[Symbol.iterator](), resolve, reject })
        start()
      })
    },
  }
}

/** @returns 503: the same request can succeed later */
export function busy(reason: string): LakeError {
  return new LakeError(503, `${reason}; try again in a moment.`)
}
