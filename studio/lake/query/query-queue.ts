/**
 * A queue of queries and its worker threads. A worker that does not reply in time is terminated and replaced by a spare one,
 * started meanwhile, so that no query waits for a worker to start.
 */
import type { Worker } from 'node:worker_threads'
import type { QueryJob, WorkerMessage, WorkerReply, WorkerSettings, WorkerTask } from './messages.ts'
import { createQueryWorkers } from './query-workers.ts'
import { watchWork, type Limit } from './work.ts'

/** Milliseconds after which a job looks as if its worker could be lost to it. */
const LINGERING = 25

/** `stuck`: worked too long, without coming back; `late`: the machine was too busy for its turn to come, or to end, in time. */
export type Outcome = WorkerReply | 'stuck' | 'outOfMemory' | 'crashed' | 'late' | 'full'

export interface QueryQueue {
  /** @param limit called when the job's turn comes @param deadline for its turn, by the clock of `performance` */
  run(job: QueryJob, limit: () => Limit, deadline: number): Promise<Outcome>
  waiting(): number
  close(): Promise<void>
}

interface Waiting {
  readonly job: QueryJob
  readonly limit: () => Limit
  readonly done: (outcome: Outcome) => void
}

interface QueryQueueOptions {
  /** Workers that may be busy at the same time; each is started when it is first needed. */
  readonly size: number
  /** Workers that are started at once, so that the first query need not wait. */
  readonly atOnce: number
  /** Workers that stand by as soon as one lingers over its job. */
  readonly spares: number
  readonly longestQueue: number
}

export function createQueryQueue(
  settings: WorkerSettings,
  { size, atOnce, spares, longestQueue }: QueryQueueOptions,
): QueryQueue {
  const queue = new Set<Waiting>()
  let busy = 0
  let standingBy = 0
  const workers = createQueryWorkers(settings, {
    wanted: () => Math.max(atOnce, Math.min(size, busy + queue.size) + standingBy),
    onReady: next,
  })

  function next(): void {
    const [first] = queue
    if (!first || busy >= size) return
    const worker = workers.take()
    if (!worker) return
    queue.delete(first)
    void carryOut(worker, first)
  }

  async function carryOut(worker: Worker, { job, limit, done }: Waiting): Promise<void> {
    busy += 1
    const lingering = setTimeout(() => {
      standingBy = spares
      workers.grow()
    }, LINGERING)
    const outcome = await ask(worker, { job, limit: limit() }, workers.workOf(worker))
    clearTimeout(lingering)
    busy -= 1
    if (typeof outcome === 'string') workers.discard(worker)
    else workers.giveBack(worker)
    done(outcome)
    next()
  }

  workers.grow()
  return {
    waiting: () => queue.size,
    run(job, limit, deadline) {
      if (queue.size >= longestQueue) return Promise.resolve('full')
      return new Promise((resolve) => {
        const giveUp = setTimeout(() => {
          if (queue.delete(waiting)) resolve('late')
        }, deadline - performance.now())
        const waiting: Waiting = {
          job,
          limit,
          done: (outcome) => {
            clearTimeout(giveUp)
            resolve(outcome)
          },
        }
        queue.add(waiting)
        workers.grow()
        next()
      })
    },
    async close() {
      await workers.close()
      for (const { done } of queue) done('crashed')
    },
  }
}

/** @param before what the worker has done so far */
function ask(worker: Worker, task: WorkerTask, before: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const finish = (outcome: Outcome): void => {
      endWatch()
      worker.off('message', hear)
      worker.off('error', fail)
      worker.off('exit', exited)
      resolve(outcome)
    }
    const hear = ({ reply }: WorkerMessage): void => {
      if (reply) finish(reply)
    }
    const fail = (error: Error & { readonly code?: unknown }): void =>
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'outOfMemory' : 'crashed')
    const exited = (): void => finish('crashed')
    const endWatch = watchWork(worker, { before, limit: task.limit, onOver: finish })
    worker.on('message', hear)
    worker.once('error', fail)
    worker.once('exit', exited)
    worker.postMessage(task)
  })
}
