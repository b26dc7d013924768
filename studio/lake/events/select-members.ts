/** For filters that need the whole dataset, or time: the query workers say who is selected, and the last answer is remembered. */
import { queryError } from '../foundation/errors.ts'
import type { QueryPool } from '../query/pool.ts'
import { filterText } from './filter.ts'
import type { Selector, SelectorRequest } from './selector.ts'

export async function selectMembers(
  pool: QueryPool,
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
  return {
    canResume: false,
    async choose(changes) {
      const changed = changes.map(({ id }) => id)
      const now = new Set(await ids(`${filter}[_id in $listenerChanged]._id`, { listenerChanged: changed }))
      const chosen = changes.filter(({ id }) => members.has(id) || now.has(id))
      for (const id of changed) if (!now.has(id)) members.delete(id)
      for (const id of now) members.add(id)
      return chosen
    },
  }
}
