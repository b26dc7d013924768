/** Work is counted in milliseconds of processor time of one thread, so that a busy machine makes no query too slow. */
import type { Worker } from 'node:worker_threads'

/** Milliseconds that a worker gets to give up by itself before it is ended. */
const GRACE = 250
/** Milliseconds by the clock in which a worker must be able to say what it has done. */
const SILENCE = 1_000

/** What a query may use, in milliseconds. */
export interface Limit {
  readonly work: number
  /** By the clock: however busy the machine, nobody waits longer. */
  readonly clock: number
}

/** The work of this thread since it began. */
export function workDone(): number {
  return milliseconds(process.threadCpuUsage())
}

/**
 * Looks after a worker that may not give up by itself.
 * @param before what the worker had done before
 * @param onOver is told `stuck` where it has worked too long or says nothing, `late` where only the clock has run out
 * @returns ends the watch
 */
export function watchWork(
  worker: Worker,
  { before, limit, onOver }: { before: number; limit: Limit; onOver: (reason: 'stuck' | 'late') => void },
): () => void {
  const end = performance.now() + limit.clock + GRACE
  let timer = setTimeout(look, Math.min(limit.work, limit.clock) + GRACE)
  let ended = false

  function look(): void {
    const silence = setTimeout(() => over('stuck'), SILENCE)
    void worker.cpuUsage().then(
      (usage) => {
        clearTimeout(silence)
        if (ended) return
        const left = before + limit.work + GRACE - milliseconds(usage)
        const remaining = end - performance.now()
        if (left <= 0) over('stuck')
        else if (remaining <= 0) over('late')
        else timer = setTimeout(look, Math.max(Math.min(left, remaining), 25))
      },
      () => over('stuck'),
    )
  }

  function over(reason: 'stuck' | 'late'): void {
    if (!ended) onOver(reason)
  }

  return () => {
    ended = true
    clearTimeout(timer)
  }
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000
}
