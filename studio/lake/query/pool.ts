/** Two query workers; one that takes too long is ended and replaced, and no other query waits for it. */
import { Worker } from 'node:worker_threads'
import { LakeError, queryError } from '../errors.ts'
import type { QueryAnswer, QueryJob, WorkerSettings } from './messages.ts'

const SIZE = 2
/** Milliseconds. */
const TIME_LIMIT = 4_000
const LONGEST_QUEUE = 500

interface Waiting {
  readonly job: QueryJob
  readonly resolve: (json: string) => void
  readonly reject: (error: Error) => void
}

export interface QueryPool {
  /** @returns the result as JSON text @throws LakeError 400 for a bad query or one that takes too long, 429 where too many wait */
  run(job: QueryJob): Promise<string>
  close(): Promise<void>
}

export function createQueryPool(settings: WorkerSettings): QueryPool {
  const queue: Waiting[] = []
  const idle: Worker[] = []
  const all = new Set<Worker>()
  let closed = false

  function spawn(): void {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: settings })
    all.add(worker)
    release(worker)
  }

  function release(worker: Worker): void {
    const next = queue.shift()
    if (next) void work(worker, next)
    else idle.push(worker)
  }

  async function work(worker: Worker, { job, resolve, reject }: Waiting): Promise<void> {
    const answer = await ask(worker, job)
    if (answer !== undefined) {
      release(worker)
      if ('json' in answer) resolve(answer.json)
      else reject(queryError(answer.error, job.query))
      return
    }
    all.delete(worker)
    void worker.terminate()
    if (!closed) spawn()
    reject(queryError(`The query took more than ${TIME_LIMIT / 1000} seconds and was ended.`, job.query))
  }

  for (let count = 0; count < SIZE; count += 1) spawn()
  return {
    run(job) {
      return new Promise((resolve, reject) => {
        const waiting = { job, resolve, reject }
        const worker = idle.pop()
        if (worker) void work(worker, waiting)
        else if (queue.length < LONGEST_QUEUE) queue.push(waiting)
        else reject(new LakeError(429, 'Too many queries are waiting; try again in a moment.'))
      })
    },
    async close() {
      closed = true
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

/** @returns undefined where the worker failed or did not answer in time */
function ask(worker: Worker, job: QueryJob): Promise<QueryAnswer | undefined> {
  return new Promise((resolve) => {
    const finish = (answer?: QueryAnswer): void => {
      clearTimeout(timer)
      worker.off('message', finish)
      worker.off('error', fail)
      resolve(answer)
    }
    const fail = (): void => finish()
    const timer = setTimeout(fail, TIME_LIMIT)
    worker.once('message', finish)
    worker.once('error', fail)
    worker.postMessage(job)
  })
}
