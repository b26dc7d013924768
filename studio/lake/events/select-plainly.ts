/** Filters on one document and what it refers to, evaluated in this process on its previous and its present revision. */
import type { ExprNode } from 'groq-js'
import { mayRead } from '../accounts/access.ts'
import { queryError } from '../foundation/errors.ts'
import type { StoredDocument } from '../foundation/json.ts'
import type { Budget } from '../query/language/budget.ts'
import { QueryError } from '../query/language/query-error.ts'
import { compileFilter } from '../query/plain-filter.ts'
import { workDone } from '../query/work.ts'
import {
  transitionOf,
  type Chosen,
  type Selector,
  type SelectorContext,
  type SelectorRequest,
} from './selector.ts'

/** Milliseconds of work for one transaction: some, and more for each document in it. */
const MOST_WORK = 50
const MORE_PER_CHANGE = 1
/** Steps of an evaluation between two looks at the clock. */
const STEPS_PER_CHECK = 1_024
/** Characters or values that may be looked at in one step. */
const MAX_STEPS = 1_000_000

/** @param conditions all of which a document must pass @throws LakeError 400 where one of them is not usable */
export function selectPlainly(
  { store, visibility, scheduler }: Pick<SelectorContext, 'store' | 'visibility' | 'scheduler'>,
  conditions: readonly ExprNode[],
  { query, identity, role }: SelectorRequest,
): Selector {
  const budget = createAllowance((work) => scheduler.recordWork(work))
  const passes = compiled()

  function compiled() {
    try {
      return compileFilter(conditions, { get, identity, budget })
    } catch (error) {
      throw asAnswer(error)
    }
  }

  function get(id: string): StoredDocument | undefined {
    // To read a document takes far longer than a step.
    budget.make(STEPS_PER_CHECK)
    const found = mayRead(role, id) ? store.get(id) : undefined
    if (!found || !mayRead(role, id, found._type)) return undefined
    return role !== undefined || visibility.isVisible(found) ? found : undefined
  }

  const selects = (document: StoredDocument | undefined): boolean =>
    document !== undefined && passes(document)

  function asAnswer(error: unknown): unknown {
    return error instanceof QueryError ? queryError(error.message, query) : error
  }

  return {
    canResume: true,
    async choose(changes) {
      budget.allow(MOST_WORK + MORE_PER_CHANGE * changes.length)
      const chosen: Chosen[] = []
      for (const change of changes) {
        const turn = scheduler.next()
        if (turn) await turn
        budget.resume()
        try {
          const transition = transitionOf(selects(change.previous), selects(change.result))
          if (transition) chosen.push({ change, transition })
        } catch (error) {
          throw asAnswer(error)
        }
      }
      return chosen
    },
  }
}

/**
 * A budget that can be renewed; an evaluation of few steps never reads the clock.
 * @param onWork receives milliseconds of work
 */
function createAllowance(
  onWork: (milliseconds: number) => void,
): Budget & { allow(milliseconds: number): void; resume(): void } {
  let left = 0
  let steps = 0
  let last: number | undefined

  function take(count: number): void {
    if (count > MAX_STEPS) throw tooSlow()
    steps += count
    if (steps < STEPS_PER_CHECK) return
    steps = 0
    const now = workDone()
    const work = now - (last ?? now)
    last = now
    left -= work
    onWork(work)
    if (left < 0) throw tooSlow()
  }

  return {
    allow(milliseconds) {
      left = milliseconds
    },
    // What others did in this thread meanwhile is not this listener's.
    resume() {
      last = undefined
    },
    step: () => take(1),
    make: take,
  }
}

function tooSlow(): QueryError {
  return new QueryError('timeout', 'The filter takes too long for a listener.')
}
