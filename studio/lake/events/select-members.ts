/** For filters that need the whole dataset, or time: the query workers say who is selected, and the last answer is remembered. */
import { queryError } from '../foundation/errors.ts'
import type { Change, Transition } from '../store/transaction.ts'
import { filterText } from './filter-text.ts'
import { transitionOf, type Selector, type SelectorContext, type SelectorRequest } from './selector.ts'

export async function selectMembers(
  { pool, store }: Pick<SelectorContext, 'pool' | 'store'>,
  { query, params, identity, role }: SelectorRequest,
): Promise<Selector> {
  const filter = filterText(query)
  if (filter === undefined)
    throw queryError('A listener takes a query that begins with a filter, "*[…]".', query)

  async function ids(text: string, more: Readonly<Record<string, unknown>>): Promise<string[]> {
    const json = await pool.run({
      query: text,
      params: { ...params, ...more },
      perspective: 'raw',
      role,
      identity,
    })
    const found: unknown = JSON.parse(json)
    return Array.isArray(found) ? found.filter((id) => typeof id === 'string') : []
  }

  const members = new Set(await ids(`${filter}._id`, {}))

  function updateMember(change: Change, found: ReadonlySet<string>): Transition | undefined {
    const { id, result } = change
    const wasSelected = members.has(id)
    const isSelected = found.has(id)
    // Where a later transaction has changed it already, only that one can tell whether it still is selected.
    const isCurrent = !(wasSelected || isSelected) || store.get(id)?._rev === result?._rev
    if (!isCurrent) return wasSelected ? 'update' : undefined
    if (isSelected) members.add(id)
    else members.delete(id)
    return transitionOf(wasSelected, isSelected)
  }

  return {
    canResume: false,
    async choose(changes) {
      const listenerChanged = changes.map(({ id }) => id)
      const found = new Set(await ids(`${filter}[_id in $listenerChanged]._id`, { listenerChanged }))
      return changes.flatMap((change) => {
        const transition = updateMember(change, found)
        return transition ? [{ change, transition }] : []
      })
    },
  }
}
