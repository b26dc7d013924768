/** Which documents the query of a patch or delete selects, after what the earlier items of its transaction did. */
import { LakeError } from '../foundation/errors.ts'
import { compileFilter, ownFilter } from '../query/plain-filter.ts'
import { tagsOfChange } from '../query/sync-tags.ts'
import type { StoredDocument } from '../foundation/json.ts'
import type { CooperativeTask } from '../foundation/cooperative.ts'
import type { Session } from './session.ts'
import { spend } from './targets.ts'

export interface Selection {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly identity: string
  /** What it selects before the transaction, and the sync tags of that answer. */
  readonly ids: readonly string[]
  readonly tags: readonly string[]
}

/** Visits that it costs to match one document. */
const VISITS_PER_DOCUMENT = 100

/**
 * A filter of single documents is asked again of what the transaction has written.
 * @throws LakeError 400 for any other query where what was written could change its answer
 */
export function* selectedNow(selection: Selection, session: Session): CooperativeTask<readonly string[]> {
  const written = [...session.written()]
  if (written.length === 0) return selection.ids
  const { query, params, identity } = selection
  const conditions = ownFilter(query, params)
  if (!conditions) {
    assertApart(selection, written)
    return selection.ids
  }
  const visit = (count: number): void => spend(session.visitBudget, count)
  const budget = { step: () => visit(1), make: visit }
  const passes = compileFilter(conditions, { get: () => undefined, identity, budget })
  const selected = new Set(selection.ids)
  for (const { id, result } of written) {
    visit(VISITS_PER_DOCUMENT)
    if (result && passes(result)) selected.add(id)
    else selected.delete(id)
    yield
  }
  return [...selected].sort()
}

type Written = Iterable<{
  readonly previous: StoredDocument | undefined
  readonly result: StoredDocument | undefined
}>

function assertApart({ query, tags }: Selection, written: Written): void {
  const documents = [...written].flatMap(({ previous, result }) => [previous ?? [], result ?? []].flat())
  const changed = new Set(tagsOfChange(documents))
  if (!tags.some((tag) => changed.has(tag))) return
  throw new LakeError(
    400,
    `What "${query.slice(0, 200)}" selects could depend on what was changed before it in the same transaction; send it in a transaction of its own.`,
  )
}
