/** How much work a query may do; asked at every step, so that a query ends itself before a worker must be ended. */
import { workDone, type Limit } from '../work.ts'
import { QueryError } from './query-error.ts'

/** Steps between two looks at the clock. */
const STEPS_PER_CHECK = 2_048
/** Characters and members that a query may make, in all; the documents that it only passes on do not count. */
const MOST_MADE = 30_000_000

export interface Budget {
  /** @throws QueryError `timeout` where its work is too much, `late` where the time by the clock is over */
  step(): void
  /** Counts what is made: characters of a new string, members of a new array. @throws QueryError where it is too much */
  make(size: number): void
}

export function startBudget({ work, clock }: Limit): Budget {
  const end = { work: workDone() + work, clock: performance.now() + clock }
  let steps = 0
  let made = 0
  const look = (): void => {
    steps = 0
    if (workDone() > end.work)
      throw new QueryError('timeout', `The query takes more than ${Math.round(work)} ms of work.`)
    if (performance.now() > end.clock) throw new QueryError('late', 'The machine is too busy for the query.')
  }
  return {
    step() {
      steps += 1
      if (steps >= STEPS_PER_CHECK) look()
    },
    make(size) {
      made += size
      steps += size >> 4
      if (made > MOST_MADE)
        throw new QueryError('tooLarge', 'The query makes more data in between than a query may.')
      if (steps >= STEPS_PER_CHECK) look()
    },
  }
}
