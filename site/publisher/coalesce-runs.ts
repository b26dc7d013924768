/** Runs a task one at a time; a request that comes while it runs makes it run once more, so the last one always counts. */

export interface CoalescedRuns {
  /** Resolves after a run that began no earlier than this request. */
  readonly request: () => Promise<void>
  /** Resolves when nothing runs and nothing waits. */
  readonly idle: () => Promise<void>
}

/** @param task what it throws is logged, and it runs again at the next request */
export function coalesceRuns(task: () => Promise<void>): CoalescedRuns {
  let running: Promise<void> | undefined
  let waiting: Promise<void> | undefined

  function start(): Promise<void> {
    running = task()
      .catch((error: unknown) => console.error('Publisher: a task failed; everything else goes on.', error))
      .finally(() => {
        running = undefined
      })
    return running
  }

  return {
    request() {
      if (!running) return start()
      waiting ??= running.then(() => {
        waiting = undefined
        return start()
      })
      return waiting
    },
    async idle() {
      while (waiting ?? running) await (waiting ?? running)
    },
  }
}
