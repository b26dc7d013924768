/**
 * A queue of queries and its worker threads. A worker that does not reply in time is terminated and replaced by a spare one,
 * started meanwhile, so that no query waits for a worker to start.
 */
import { Worker } from 'node:worker_threads'
import type { QueryJob, WorkerMessage, WorkerReply, WorkerSettings, WorkerTask } from './messages.ts'
import { watchWork, type Limit } from './work.ts'

const STACK_MB = 4
/** Room for what a query makes for a moment; each worker keeps it. */
const YOUNG_MB = 24
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
  const idle: Worker[] = []
  const all = new Set<Worker>()
  /** Milliseconds of work that a worker has done so far. */
  const work = new WeakMap<Worker, number>()
  let busy = 0
  let standingBy = 0
  let closed = false

  function grow(): void {
    const wanted = Math.max(atOnce, Math.min(size, busy + queue.size) + standingBy)
    while (!closed && all.size < wanted) spawn()
  }

  function spawn(): void {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: {
        maxOldGenerationSizeMb: settings.heap,
        maxYoungGenerationSizeMb: YOUNG_MB,
        stackSizeMb: STACK_MB,
      },
    })
    all.add(worker)
    worker.once('message', ({ work: done }: WorkerMessage) => {
      work.set(worker, done)
      worker.on('error', () => discard(worker))
      worker.on('message', (message: WorkerMessage) => work.set(worker, message.work))
      idle.push(worker)
      next()
    })
    worker.once('error', () => discard(worker))
  }

  function discard(worker: Worker): void {
    const place = idle.indexOf(worker)
    if (place >= 0) idle.splice(place, 1)
    if (!all.delete(worker)) return
    void worker.terminate()
    grow()
  }

  function next(): void {
    const [first] = queue
    if (!first || busy >= size) return
    const worker = idle.shift()
    if (!worker) return
    queue.delete(first)
    void carryOut(worker, first)
  }

  async function carryOut(worker: Worker, { job, limit, done }: Waiting): Promise<void> {
    busy += 1
    const lingering = setTimeout(() => {
      standingBy = spares
      grow()
    }, LINGERING)
    const outcome = await ask(worker, { job, limit: limit() }, work.get(worker) ?? 0)
    clearTimeout(lingering)
    busy -= 1
    if (typeof outcome === 'string') discard(worker)
    else idle.unshift(worker)
    done(outcome)
    next()
  }

  /** One that is starting is let start first: it says so or fails. */
  async function end(worker: Worker): Promise<void> {
    if (!work.has(worker)) {
      await new Promise((resolve) => {
        for (const event of ['message', 'error', 'exit']) worker.once(event, resolve)
      })
    }
    await worker.terminate()
  }

  grow()
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
        grow()
        next()
      })
    },
    async close() {
      closed = true
      await Promise.all([...all].map(end))
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
