/** Yields to requests between the filters of listeners once these have taken a noticeable time. */

/** Milliseconds of work until everything else comes first. */
const LONGEST_SLICE = 5

export interface FilterScheduler {
  /** To be waited for before a filter is asked; undefined: go on, nobody has waited for long. */
  next(): Promise<void> | undefined
  /** Milliseconds of work that a filter took. */
  recordWork(milliseconds: number): void
}

export function createFilterScheduler(): FilterScheduler {
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  let done = 0

  async function begin(): Promise<void> {
    if (done > LONGEST_SLICE) {
      await new Promise((resolve) => setImmediate(resolve))
      done = 0
    }
    waiting -= 1
  }

  return {
    next() {
      if (waiting === 0 && done <= LONGEST_SLICE) return undefined
      waiting += 1
      // One after the other: each sees what the one before it has worked.
      last = last.then(begin)
      return last
    },
    recordWork(milliseconds) {
      done += milliseconds
    },
  }
}
