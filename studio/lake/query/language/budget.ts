/** How much work a query may do; asked at every step, so that a query ends itself before a worker must be ended. */
import { QueryError } from './query-error.ts'

/** Steps between two looks at the clock. */
const STEPS_PER_LOOK = 2_048
/** Characters and members that a query may make, in all; the documents that it only passes on do not count. */
const MOST_MADE = 30_000_000

export interface Budget {
  /** @throws QueryError `timeout` where the time is over */
  step(): void
  /** Counts what is made: characters of a new string, members of a new array. @throws QueryError where it is too much */
  make(size: number): void
}

/** @param milliseconds of this thread's own work, so that a busy machine makes no query too slow */
export function startBudget(milliseconds: number): Budget {
  const end = workDone() + milliseconds
  let steps = 0
  let made = 0
  const look = (): void => {
    steps = 0
    if (workDone() > end)
      throw new QueryError('timeout', `The query takes more than ${Math.round(milliseconds)} ms of work.`)
  }
  return {
    step() {
      steps += 1
      if (steps >= STEPS_PER_LOOK) look()
    },
    make(size) {
      made += size
      steps += size >> 4
      if (made > MOST_MADE)
        throw new QueryError('tooLarge', 'The query makes more data in between than a query may.')
      if (steps >= STEPS_PER_LOOK) look()
    },
  }
}

function workDone(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
