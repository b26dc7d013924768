/** The worker threads of a query queue: started as they are wanted, and again where one is lost. */
import { Worker } from 'node:worker_threads'
import type { WorkerMessage, WorkerSettings } from './messages.ts'

const STACK_MB = 4
/** Room for what a query makes for a moment; each worker keeps it. */
const YOUNG_MB = 24
/** Milliseconds until another one is started where one died without a query; they double up to the longest. */
const MIN_DELAY = 100
const MAX_DELAY = 10_000

export interface QueryWorkers {
  /** Starts workers until there are as many as are wanted. */
  grow(): void
  /** One that has nothing to do; undefined where there is none. */
  take(): Worker | undefined
  giveBack(worker: Worker): void
  discard(worker: Worker): void
  /** Milliseconds of work that a worker has done so far. */
  workOf(worker: Worker): number
  close(): Promise<void>
}

interface QueryWorkersOptions {
  readonly wanted: () => number
  /** Called when a worker has started. */
  readonly onReady: () => void
  readonly program?: URL
}

export function createQueryWorkers(
  settings: WorkerSettings,
  { wanted, onReady, program = new URL('./worker.ts', import.meta.url) }: QueryWorkersOptions,
): QueryWorkers {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const work = new WeakMap<Worker, number>()
  let pause = 0
  let timer: NodeJS.Timeout | undefined
  let closed = false

  function grow(): void {
    while (!closed && timer === undefined && all.size < wanted()) spawn()
  }

  function spawn(): void {
    const worker = new Worker(program, {
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
      worker.on('message', (message: WorkerMessage) => work.set(worker, message.work))
      idle.push(worker)
      onReady()
    })
    worker.on('error', (error) => {
      if (!work.has(worker) || idle.includes(worker)) wait(error)
      discard(worker)
    })
  }

  /** What kills a worker that carries out no query will kill the next one as well. */
  function wait(error: unknown): void {
    pause = Math.min(MAX_DELAY, Math.max(MIN_DELAY, 2 * pause))
    console.error(`Lake: a query worker died; the next one is started in ${pause} ms.`, error)
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      grow()
    }, pause).unref()
  }

  function discard(worker: Worker): void {
    const place = idle.indexOf(worker)
    if (place >= 0) idle.splice(place, 1)
    if (!all.delete(worker)) return
    void worker.terminate()
    grow()
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

  return {
    grow,
    take: () => idle.shift(),
    giveBack(worker) {
      pause = 0
      idle.unshift(worker)
    },
    discard,
    workOf: (worker) => work.get(worker) ?? 0,
    async close() {
      closed = true
      clearTimeout(timer)
      await Promise.all([...all].map(end))
    },
  }
}
