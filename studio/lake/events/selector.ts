/** Which changes of a transaction a listener's query selects. */
import { evaluate } from 'groq-js'
import { queryError } from '../errors.ts'
import type { StoredDocument } from '../json.ts'
import type { QueryPool } from '../query/pool.ts'
import type { Change, Store } from '../store/store.ts'
import { filterText, plainFilter } from './filter.ts'

export interface Selector {
  /** False: what was selected before is not known, so a listener cannot go on from an earlier event. */
  readonly canResume: boolean
  /** Must be asked about every transaction in order. @returns the changes of documents that are, or were, selected */
  choose(changes: readonly Change[]): Promise<readonly Change[]>
}

export interface SelectorRequest {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly identity: string
  /** False: drafts and versions are neither seen nor told of. */
  readonly authorised: boolean
}

/** @throws LakeError 400 where the query is not usable */
export async function createSelector(
  store: Store,
  pool: QueryPool,
  request: SelectorRequest,
): Promise<Selector> {
  const tree = plainFilter(request.query, request.params)
  if (tree) return plainSelector(store, tree, request)
  return memberSelector(pool, request)
}

/** For filters on one document and what it refers to: asked of the document as it was and as it is. */
function plainSelector(
  store: Store,
  tree: Parameters<typeof evaluate>[0],
  { params, identity }: SelectorRequest,
): Selector {
  async function selects(document: StoredDocument | undefined): Promise<boolean> {
    if (!document) return false
    const value = await evaluate(tree, {
      dataset: [document],
      params: { ...params },
      identity,
      timestamp: new Date(),
      dereference: ({ _ref }) => Promise.resolve(store.get(_ref)),
    })
    const found: unknown = await value.get()
    return Array.isArray(found) && found.length > 0
  }
  return {
    canResume: true,
    async choose(changes) {
      const chosen: Change[] = []
      for (const change of changes) {
        if ((await selects(change.result)) || (await selects(change.previous))) chosen.push(change)
      }
      return chosen
    },
  }
}

/** For filters that need the whole dataset, or time: the query workers say who is selected, and the last answer is remembered. */
async function memberSelector(
  pool: QueryPool,
  { query, params, identity, authorised }: SelectorRequest,
): Promise<Selector> {
  const filter = filterText(query)
  if (filter === undefined)
    throw queryError('A listener takes a query that begins with a filter, "*[…]".', query)

  async function ids(text: string, more: Readonly<Record<string, unknown>>): Promise<string[]> {
    const json = await pool.run({
      query: text,
      params: { ...params, ...more },
      perspective: 'raw',
      authorised,
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
