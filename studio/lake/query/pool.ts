/**
 * Two worker pools for queries. A query that looks cheap, or was cheap before, gets a short attempt in the fast pool; the rest, and
 * what is not finished by then, goes to the slow pool, where it blocks no quick query.
 */
import { LRUCache } from 'lru-cache'
import { LakeError, queryError } from '../foundation/errors.ts'
import { createQueryQueue, type Outcome } from './query-queue.ts'
import type { QueryAnswer, QueryFailure, QueryJob, WorkerSettings } from './messages.ts'
import { DEEPEST, shapeOf } from './shape.ts'

/** Milliseconds of work. */
const SHORT_TRY = 75
const MIN_SLICE = 50
const MAX_SLICE = 2_500
/** Milliseconds by the clock from the arrival of a query to its turn, and to its end. */
const MAX_WAIT = 3_500
const MAX_TIME = 4_000
const MOST_REMEMBERED = 1_000

/** Quick questions touch few documents; those that go over all of them find them cached in the slow pool. */
const FAST = { mostCached: 24_000_000, heap: 384 }
const SLOW = { mostCached: 128_000_000, heap: 1_024 }

export interface QueryPool {
  /** @throws LakeError 400 for a query that is wrong, too slow or too large, 429 where too many wait or the machine is too busy */
  answer(job: QueryJob): Promise<QueryAnswer>
  /** The result alone, as JSON text. */
  run(job: QueryJob): Promise<string>
  close(): Promise<void>
}

export function createQueryPool(given: Pick<WorkerSettings, 'database' | 'privateTypes'>): QueryPool {
  const fast = createQueryQueue({ ...given, ...FAST }, { size: 2, atOnce: 1, spares: 1, longestQueue: 1_000 })
  const slow = createQueryQueue({ ...given, ...SLOW }, { size: 1, atOnce: 0, spares: 1, longestQueue: 200 })
  const wasFast = new LRUCache<string, true>({ max: MOST_REMEMBERED })
  const wasSlow = new LRUCache<string, true>({ max: MOST_REMEMBERED })

  async function answer(job: QueryJob): Promise<QueryAnswer> {
    const arrived = performance.now()
    const deadline = arrived + MAX_WAIT
    const limited = (work: number) => ({ work, clock: arrived + MAX_TIME - performance.now() })
    const { key, depth, looksCheap } = shapeOf(job.query)
    if (depth > DEEPEST) throw queryError('The query is nested too deeply.', job.query)
    if (wasSlow.get(key) !== true && (looksCheap || wasFast.get(key) === true)) {
      const outcome = await fast.run(job, () => limited(SHORT_TRY), deadline)
      if (!takesLonger(outcome)) return answerOf(outcome, job)
      wasFast.delete(key)
      wasSlow.set(key, true)
    }
    let started = 0
    let share = 0
    const turn = () => {
      started = performance.now()
      // Where many wait, each gets less, so that one cannot use up the time of all.
      share = Math.max(MIN_SLICE, Math.min(MAX_SLICE, (deadline - started) / (1 + slow.waiting())))
      return limited(share)
    }
    const outcome = await slow.run(job, turn, deadline)
    if (takesLonger(outcome) && share < MAX_SLICE / 2) throw tooBusy()
    if (typeof outcome !== 'string' && 'answer' in outcome && performance.now() - started < SHORT_TRY / 2) {
      wasSlow.delete(key)
      wasFast.set(key, true)
    }
    return answerOf(outcome, job)
  }

  return {
    answer,
    run: async (job) => (await answer(job)).result,
    async close() {
      await Promise.all([fast.close(), slow.close()])
    },
  }
}

function tooBusy(): LakeError {
  return new LakeError(429, 'Too much is going on for this query; try again in a moment.')
}

function takesLonger(outcome: Outcome): boolean {
  if (typeof outcome === 'string') return outcome === 'stuck' || outcome === 'crashed'
  return hasFailed(outcome, 'timeout')
}

function hasFailed(outcome: Outcome, kind: QueryFailure['kind']): boolean {
  return typeof outcome !== 'string' && 'failure' in outcome && outcome.failure.kind === kind
}

/** @throws LakeError where the outcome is no answer */
function answerOf(outcome: Outcome, { query }: QueryJob): QueryAnswer {
  if (outcome === 'full' || outcome === 'late' || hasFailed(outcome, 'late')) throw tooBusy()
  if (outcome === 'outOfMemory') throw queryError('The query needs more memory than a query may have.', query)
  if (typeof outcome === 'string' || hasFailed(outcome, 'timeout'))
    throw queryError('The query took too long and was ended.', query)
  if ('answer' in outcome) return outcome.answer
  throw queryError(outcome.failure.message, query, outcome.failure.position)
}
