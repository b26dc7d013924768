/** Chooses how a listener's filter is evaluated: in this process where it can be, else by the query workers. */
import { plainFilter } from '../query/plain-filter.ts'
import { selectMembers } from './select-members.ts'
import { selectPlainly } from './select-plainly.ts'
import type { Selector, SelectorContext, SelectorRequest } from './selector.ts'

/** @throws LakeError 400 where the query is not usable */
export async function createSelector(
  { store, pool, scheduler, visibility }: SelectorContext,
  request: SelectorRequest,
): Promise<Selector> {
  const conditions = plainFilter(request.query, request.params)
  return conditions
    ? selectPlainly({ store, visibility, scheduler }, conditions, request)
    : selectMembers({ pool, store }, request)
}
